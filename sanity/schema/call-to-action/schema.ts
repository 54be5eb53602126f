import { HeartIcon } from '@sanity/icons/Heart'
import { defineField, defineType } from '@sanity/types'
import { firstWords } from '../simple-text/first-words.ts'

export const callToActionType = defineType({
  name: 'callToAction',
  title: 'Invitation',
  type: 'object',
  icon: HeartIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Invitation',
      type: 'simpleText',
      description:
        'A warm sentence or two at the end of a post: what you offer and what the next step is.',
    }),
    defineField({
      name: 'locationLine',
      title: 'Where you work',
      type: 'text',
      rows: 2,
      description: 'One line, such as “In person in Costa Mesa and online anywhere in California”.',
    }),
    defineField({
      name: 'closing',
      title: 'Closing words',
      type: 'simpleText',
      description: 'Words after the line about where you work. You can leave this empty.',
    }),
    defineField({
      name: 'action',
      title: 'Button',
      type: 'actionLink',
      description: 'The one next step. Leave it empty to use your booking link from the settings.',
    }),
  ],
  preview: {
    select: { text: 'text', locationLine: 'locationLine' },
    prepare: ({ text, locationLine }) => ({
      title: firstWords(text) || locationLine || 'Invitation',
      subtitle: 'Invitation',
      media: HeartIcon,
    }),
  },
})
