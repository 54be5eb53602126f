import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalDateFields, legalPreview } from '../legal-text/schema.ts'
import { needsText } from '../rules.ts'

export const privacyType = defineType({
  name: 'privacy',
  title: 'Privacy page',
  type: 'document',
  icon: EyeClosedIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The headline of the page. It should hold the word “Privacy”.',
      initialValue: 'Privacy policy',
      validation: (rule) =>
        rule
          .custom((title) =>
            /privacy/i.test(title ?? '')
              ? true
              : 'Put the word “Privacy” in the title; people and the law look for it.',
          )
          .warning(),
    }),
    ...legalDateFields('Choose the day from which this counts; California asks for it.'),
    defineField({
      name: 'categoriesCollected',
      title: 'What the site collects',
      type: 'text',
      rows: 4,
      description:
        'Which kinds of information about visitors you receive, such as a name and phone number in an e-mail they send.',
      validation: (rule) =>
        rule.custom(needsText('Say what information you receive, even if it is very little.')),
    }),
    defineField({
      name: 'thirdParties',
      title: 'Who else may see it',
      type: 'text',
      rows: 4,
      description:
        'The companies involved, such as your e-mail or booking service, or that there are none.',
      validation: (rule) =>
        rule.custom(needsText('Say who else may see the information, or that nobody does.')),
    }),
    defineField({
      name: 'changeProcess',
      title: 'How changes are announced',
      type: 'text',
      rows: 3,
      description: 'How visitors learn that this page has changed, such as by the date at its top.',
      validation: (rule) =>
        rule.custom(needsText('Say how visitors learn that this page has changed.')),
    }),
    defineField({
      name: 'doNotTrack',
      title: 'Do Not Track',
      type: 'text',
      rows: 3,
      description:
        'How the site answers a browser that asks not to be tracked. This site tracks nobody, so you can say just that.',
      validation: (rule) =>
        rule.custom(needsText('Say how the site answers “Do Not Track”; California asks for it.')),
    }),
    defineField({
      name: 'body',
      title: 'Anything else',
      type: 'body',
      description:
        'More that you or your lawyer would like to say. The text that comes with the site describes it as it comes: name the company that hosts it, and whatever you add.',
    }),
  ],
  preview: legalPreview('Privacy page', EyeClosedIcon),
})
