import { HeartIcon } from '@sanity/icons/Heart'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { checkFeeWords, needsSlug, needsText } from '../rules.ts'
import { seoField } from '../seo/schema.ts'
import { questionsField } from './questions-field.ts'
import { checkCents, checkFeeDay, checkOffered, checkUsualCents } from './rules.ts'

export const serviceType = defineType({
  name: 'service',
  title: 'Service',
  type: 'document',
  icon: HeartIcon,
  validation: followTheRules,
  groups: [
    { name: 'write', title: 'Write', default: true },
    { name: 'details', title: 'Details' },
    { name: 'fee', title: 'Fee' },
    { name: 'search', title: 'Search engines' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Name',
      type: 'string',
      group: 'write',
      description: 'What you call it when you talk to people, such as “Therapy for new parents”.',
      validation: (rule) => rule.custom(needsText('Give the service a name.')),
    }),
    defineField({
      name: 'blurb',
      title: 'In short',
      type: 'text',
      rows: 3,
      group: 'write',
      description: 'One or two sentences for the overview: who it is for and what changes.',
      validation: (rule) => [
        rule
          .custom(needsText('Say in a sentence or two what this service is, for the overview.'))
          .warning(),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'body',
      group: 'write',
      description:
        'More about it: how you work, what a first session is like. You can leave this empty.',
    }),
    questionsField({
      group: 'write',
      description: 'What people ask before they book. Each answer opens with a tap.',
    }),
    defineField({
      name: 'slug',
      title: 'Web address',
      type: 'slug',
      group: 'details',
      description:
        'The last part of the service’s address. It is made from the name when you leave that; change it here before you publish, if you like.',
      options: { source: 'title', slugify: (title: string) => slugify(title), maxLength: 96 },
      validation: (rule) =>
        rule.custom(
          needsSlug('The service needs a web address. Click “Generate” beside this field.'),
        ),
    }),
    defineField({
      name: 'forWhom',
      title: 'For whom',
      type: 'array',
      group: 'details',
      description: 'Who it helps, one per line, such as “Parents of a baby who won’t sleep”.',
      of: [defineArrayMember({ type: 'string' })],
    }),
    defineField({
      name: 'inPerson',
      title: 'In your office',
      type: 'boolean',
      group: 'details',
      description: 'Switch on if you offer this in person.',
      initialValue: true,
      validation: (rule) => rule.custom((_value, { document }) => checkOffered(document)).warning(),
    }),
    defineField({
      name: 'online',
      title: 'Online',
      type: 'boolean',
      group: 'details',
      description:
        'Switch on if you offer this by video. The site then adds your telehealth statement, as California asks.',
      initialValue: true,
    }),
    defineField({
      name: 'orderRank',
      title: 'Place in the list',
      type: 'string',
      description: 'Written by dragging the services in their list.',
      hidden: true,
      readOnly: true,
    }),
    defineField({
      name: 'order',
      title: 'Earlier place in the list',
      type: 'number',
      description: 'The place of a service that was never dragged.',
      hidden: true,
      readOnly: true,
    }),
    defineField({
      name: 'fee',
      title: 'Fee',
      type: 'object',
      group: 'fee',
      description: 'An exact fee, as California asks. Leave all three empty to show none.',
      fields: [
        defineField({
          name: 'cents',
          title: 'Amount',
          type: 'number',
          description:
            'In dollars, such as 175 or 175.00. Write 0 for what is free, such as a first call.',
          validation: (rule) => [
            rule.custom((cents, { parent }) => checkCents(cents, parent)),
            rule.custom((cents) => checkUsualCents(cents)).warning(),
          ],
        }),
        defineField({
          name: 'unit',
          title: 'For what',
          type: 'string',
          description: 'What the amount pays for, such as “50-minute session”.',
          validation: (rule) => [
            rule.custom(checkFeeWords),
            rule
              .custom((unit, { parent }) => {
                const fee = parent as { cents?: number } | undefined
                return fee?.cents !== undefined && !unit?.trim()
                  ? 'Say what the amount pays for, such as “50-minute session”.'
                  : true
              })
              .warning(),
          ],
        }),
        defineField({
          name: 'from',
          title: 'Valid since',
          type: 'date',
          description: 'The first day on which this fee counts.',
          validation: (rule) =>
            rule.custom((from, { parent }) => checkFeeDay(from, parent, Date.now())).warning(),
        }),
      ],
    }),
    seoField({ group: 'search', page: 'service', otherwise: 'its name and “In short”' }),
  ],
  orderings: [
    { name: 'order', title: 'As on the site', by: [{ field: 'orderRank', direction: 'asc' }] },
  ],
  preview: {
    select: { title: 'title', subtitle: 'blurb' },
    prepare: ({ title, subtitle }) => ({
      title: title || 'No name yet',
      subtitle,
      media: HeartIcon,
    }),
  },
})
