import { HomeIcon } from '@sanity/icons/Home'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { atMost } from '../rules.ts'

export const homeType = defineType({
  name: 'home',
  title: 'Home page',
  type: 'document',
  icon: HomeIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'greeting',
      title: 'Greeting',
      type: 'string',
      description:
        'The first words that a visitor reads. Left empty, your tagline from the settings stands there.',
      validation: (rule) =>
        rule
          .custom(atMost(90, 'Try to say it in 90 characters, so that it fits a phone.'))
          .warning(),
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'text',
      rows: 3,
      description: 'Two or three sentences below the greeting: whom you help, and how.',
    }),
    defineField({
      name: 'picture',
      title: 'Picture',
      type: 'picture',
      description: 'Stands beside the greeting. Left empty, a drawn window with a lamp is shown.',
    }),
    defineField({
      name: 'services',
      title: 'Services to show',
      type: 'array',
      description:
        'Those that visitors should see first, in this order. Left empty, all are shown.',
      of: [defineArrayMember({ type: 'reference', weak: true, to: [{ type: 'service' }] })],
      validation: (rule) => rule.unique().warning('This one is here twice. Remove one of them.'),
    }),
    defineField({
      name: 'articles',
      title: 'Posts to show',
      type: 'array',
      description: 'Up to four, in this order. Left empty, the newest are shown.',
      of: [defineArrayMember({ type: 'reference', weak: true, to: [{ type: 'article' }] })],
      validation: (rule) => [
        rule.unique().warning('This one is here twice. Remove one of them.'),
        rule.max(4).warning('Keep the four that fit best; the page shows no more.'),
      ],
    }),
  ],
  preview: { prepare: () => ({ title: 'Home page', media: HomeIcon }) },
})
