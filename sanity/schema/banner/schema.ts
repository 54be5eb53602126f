import { BellIcon } from '@sanity/icons/Bell'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { formatDay } from '#lib/dates.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { needsText } from '../rules.ts'

export const bannerType = defineType({
  name: 'banner',
  title: 'Banner',
  type: 'document',
  icon: BellIcon,
  validation: followTheRules,
  fieldsets: [{ name: 'when', title: 'When and where', options: { columns: 2 } }],
  fields: [
    defineField({
      name: 'heading',
      title: 'Heading',
      type: 'string',
      description: 'What visitors see first, such as “New: an evening group for fathers”.',
      validation: (rule) => rule.custom(needsText('Give the banner a heading.')),
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 3,
      description: 'A sentence or two below the heading. You can leave this empty.',
    }),
    defineField({
      name: 'picture',
      title: 'Picture',
      type: 'picture',
      description: 'A wide picture works best. You can leave this empty.',
    }),
    defineField({
      name: 'link',
      title: 'Button',
      type: 'actionLink',
      description: 'Where a visitor goes next. You can leave this empty.',
    }),
    defineField({
      name: 'places',
      title: 'Where it shows',
      type: 'array',
      description:
        'The pages on which this banner may appear. Each page shows one banner at a time.',
      of: [defineArrayMember({ type: 'string' })],
      options: {
        list: [
          { title: 'Home page', value: 'home' },
          { title: 'Blog', value: 'blog' },
          { title: 'Services', value: 'services' },
        ],
      },
      validation: (rule) =>
        rule.min(1).warning('Choose at least one page, or nobody will see this banner.'),
    }),
    defineField({
      name: 'priority',
      title: 'Priority',
      type: 'number',
      fieldset: 'when',
      description: 'When two banners are due on the same page, the larger number wins.',
      initialValue: 0,
    }),
    defineField({
      name: 'from',
      title: 'From',
      type: 'datetime',
      fieldset: 'when',
      description: 'When it begins to show. Empty means at once.',
    }),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      fieldset: 'when',
      description: 'When it stops. Empty means that it stays.',
      validation: (rule) =>
        rule.custom((until, { document }) => {
          const from = document?.from
          return until && typeof from === 'string' && Date.parse(until) <= Date.parse(from)
            ? 'This banner would end before it begins. Choose a later moment, or clear this field.'
            : true
        }),
    }),
  ],
  preview: {
    select: { title: 'heading', from: 'from', until: 'until', media: 'picture' },
    prepare: ({ title, from, until, media }) => ({
      title: title || 'No heading yet',
      subtitle: whenShown(from, until),
      media: media ?? BellIcon,
    }),
  },
})

function whenShown(from: unknown, until: unknown): string {
  const day = (value: unknown) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatDay(value) : undefined
  const first = day(from)
  const last = day(until)
  if (first && last) return `${first} to ${last}`
  if (first) return `From ${first}`
  return last ? `Until ${last}` : 'Always'
}
