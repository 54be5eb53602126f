import { BellIcon } from '@sanity/icons/Bell'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { californiaTime } from '../california-time.ts'
import { needsText } from '../rules.ts'
import { standsInNoWay } from './clashes.ts'
import { bannerPlaces, describeShowing, readShowing } from './showing.ts'

export const bannerType = defineType({
  name: 'banner',
  title: 'Banner',
  type: 'document',
  icon: BellIcon,
  validation: (rule) => [...followTheRules(rule), rule.custom(standsInNoWay).warning()],
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
        list: bannerPlaces.map(({ title, value }) => ({ title, value })),
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
      options: californiaTime,
      fieldset: 'when',
      description: 'When it begins to show. Empty means at once.',
    }),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      options: californiaTime,
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
    select: { title: 'heading', places: 'places', from: 'from', until: 'until', media: 'picture' },
    prepare: ({ title, places, from, until, media }) => ({
      title: title || 'No heading yet',
      subtitle: describeShowing(readShowing({ places, from, until }), Date.now()),
      media: media ?? BellIcon,
    }),
  },
})
