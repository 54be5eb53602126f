import { OlistIcon } from '@sanity/icons/Olist'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { needsText } from '../rules.ts'

export const stepsType = defineType({
  name: 'steps',
  title: 'Steps',
  type: 'object',
  icon: OlistIcon,
  fields: [
    defineField({
      name: 'items',
      title: 'Steps',
      type: 'array',
      description:
        'What to do, one thing after another. The site numbers the steps. Drag them into order.',
      of: [
        defineArrayMember({
          name: 'step',
          title: 'Step',
          type: 'object',
          icon: OlistIcon,
          fields: [
            defineField({
              name: 'title',
              title: 'Step',
              type: 'string',
              description: 'The step in a few words, such as “Name the feeling”.',
              validation: (rule) =>
                rule.custom(needsText('Say in a few words what to do in this step.')).warning(),
            }),
            defineField({
              name: 'text',
              title: 'More about it',
              type: 'text',
              rows: 3,
              description: 'A sentence or two of help with this step. You can leave it empty.',
            }),
            defineField({
              name: 'quotation',
              title: 'Words to try',
              type: 'quotation',
              description:
                'Something a reader might say to themselves or to their child at this step.',
              options: { collapsible: true, collapsed: false },
            }),
          ],
          preview: { select: { title: 'title', subtitle: 'quotation.text' } },
        }),
      ],
      validation: (rule) =>
        rule.min(1).warning('Add the first step, or take the empty steps out of the text.'),
    }),
  ],
  preview: {
    // “items.0.title” beside “items” would make of the list an object that can't be counted.
    select: { items: 'items' },
    prepare: ({ items }) => {
      const steps: Array<{ title?: string }> = Array.isArray(items) ? items : []
      const count = steps.length
      const first = steps[0]?.title
      return {
        title: first || 'Steps',
        subtitle: count === 1 ? '1 step' : `${count} steps`,
        media: OlistIcon,
      }
    },
  },
})
