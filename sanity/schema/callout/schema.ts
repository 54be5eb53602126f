import { BulbOutlineIcon } from '@sanity/icons/BulbOutline'
import { defineField, defineType } from '@sanity/types'
import { needsBlocks } from '../rules.ts'
import { firstWords } from '../simple-text/first-words.ts'

export const calloutType = defineType({
  name: 'callout',
  title: 'Note',
  type: 'object',
  icon: BulbOutlineIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'A few words above the note, such as “For tonight”. You can leave this empty.',
    }),
    defineField({
      name: 'text',
      title: 'Note',
      type: 'simpleText',
      description:
        'Something to remember, set apart from the text. One or two notes in a post stand out; more of them don’t.',
      validation: (rule) =>
        rule.custom(needsBlocks('Write the note, or take its empty place out of the text.')),
    }),
  ],
  preview: {
    select: { title: 'title', text: 'text' },
    prepare: ({ title, text }) => ({
      title: title || firstWords(text) || 'Empty note',
      subtitle: 'Note',
      media: BulbOutlineIcon,
    }),
  },
})
