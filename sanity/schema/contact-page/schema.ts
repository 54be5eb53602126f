import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { needsText } from '../rules.ts'

export const contactPageType = defineType({
  name: 'contactPage',
  title: 'Contact page',
  type: 'document',
  icon: EnvelopeIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The headline of the page, such as “Get in touch”.',
      initialValue: 'Get in touch',
      validation: (rule) =>
        rule.custom(needsText('Give the page a headline, such as “Get in touch”.')),
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'simpleText',
      description:
        'A few warm words for someone who finds it hard to ask. Phone, e-mail and address come from the settings.',
    }),
    defineField({
      name: 'whatHappensNext',
      title: 'What happens next',
      type: 'simpleText',
      description: 'When you answer, what the first call is like, and that nothing is decided yet.',
    }),
    defineField({
      name: 'office',
      title: 'Your office',
      type: 'simpleText',
      description: 'Parking, stairs or elevator, where to wait. Leave it empty if you work online.',
    }),
  ],
  preview: { prepare: () => ({ title: 'Contact page', media: EnvelopeIcon }) },
})
