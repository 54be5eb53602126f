import { defineArrayMember, defineType } from '@sanity/types'
import { linkAnnotation } from '../link/schema.ts'

/** The marks that every text of the site knows. */
export const decorators = [
  { title: 'Bold', value: 'strong' },
  { title: 'Italic', value: 'em' },
]

/** Paragraphs and nothing else: for short texts inside a larger block. */
export const simpleTextType = defineType({
  name: 'simpleText',
  title: 'Short text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      title: 'Paragraph',
      styles: [{ title: 'Paragraph', value: 'normal' }],
      lists: [],
      marks: { decorators, annotations: [linkAnnotation] },
    }),
  ],
})
