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
  groups: [
    { name: 'page', title: 'Page', default: true },
    { name: 'form', title: 'Contact form' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'page',
      description: 'The headline of the page, such as “Get in touch”.',
      initialValue: 'Get in touch',
      validation: (rule) =>
        rule.custom(needsText('Give the page a headline, such as “Get in touch”.')),
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'simpleText',
      group: 'page',
      description:
        'A few warm words for someone who finds it hard to ask. Phone, e-mail and address come from the settings.',
    }),
    defineField({
      name: 'whatHappensNext',
      title: 'What happens next',
      type: 'simpleText',
      group: 'page',
      description: 'When you answer, what the first call is like, and that nothing is decided yet.',
    }),
    defineField({
      name: 'office',
      title: 'Your office',
      type: 'simpleText',
      group: 'page',
      description: 'Parking, stairs or elevator, where to wait. Leave it empty if you work online.',
    }),
    defineField({
      name: 'formIntroduction',
      title: 'Above the form',
      type: 'text',
      rows: 2,
      group: 'form',
      description:
        'One or two sentences above the contact form, which is switched on in the settings. Leave it empty for the usual words.',
    }),
    defineField({
      name: 'formConsent',
      title: 'What people agree to',
      type: 'text',
      rows: 2,
      group: 'form',
      description:
        'Stands beside the box that people tick. Leave it empty for the usual words, which your lawyer may want to see.',
    }),
    defineField({
      name: 'formOutside',
      title: 'For people outside California',
      type: 'simpleText',
      group: 'form',
      description:
        'Whoever says that they will not be in California reads this, and nothing is sent. Leave it empty for the usual words.',
    }),
    defineField({
      name: 'formThanks',
      title: 'After sending',
      type: 'simpleText',
      group: 'form',
      description:
        'Stands on the page after the form was sent, such as when you answer. Leave it empty for the usual words.',
    }),
  ],
  preview: { prepare: () => ({ title: 'Contact page', media: EnvelopeIcon }) },
})
