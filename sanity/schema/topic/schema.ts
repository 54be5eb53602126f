import { TagIcon } from '@sanity/icons/Tag'
import { defineField, defineType } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { needsSlug, needsText } from '../rules.ts'
import { seoField } from '../seo/schema.ts'

export const topicType = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  icon: TagIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'title',
      title: 'Name',
      type: 'string',
      description: 'What readers look for, in a word or two, such as “Sleep” or “Parenting”.',
      validation: (rule) => rule.custom(needsText('Give the topic a name.')),
    }),
    defineField({
      name: 'slug',
      title: 'Web address',
      type: 'slug',
      description:
        'The last part of the topic’s address. It is made from the name when you leave that; change it here before you publish, if you like.',
      options: { source: 'title', slugify: (title: string) => slugify(title), maxLength: 96 },
      validation: (rule) =>
        rule.custom(
          needsSlug('The topic needs a web address. Click “Generate” beside this field.'),
        ),
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'text',
      rows: 4,
      description: 'Two or three sentences that meet someone who struggles with this.',
    }),
    seoField({ page: 'topic', otherwise: 'its name and introduction' }),
  ],
  preview: {
    select: { title: 'title', subtitle: 'introduction' },
    prepare: ({ title, subtitle }) => ({ title: title || 'No name yet', subtitle, media: TagIcon }),
  },
})
