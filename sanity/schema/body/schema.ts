import { defineArrayMember, defineType } from '@sanity/types'
import { internalLinkAnnotation, linkAnnotation } from '../link/schema.ts'
import { decorators } from '../simple-text/schema.ts'

/** What she writes: paragraphs, two levels of heading, lists and the six blocks. */
export const bodyType = defineType({
  name: 'body',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      title: 'Paragraph',
      styles: [
        { title: 'Paragraph', value: 'normal' },
        { title: 'Heading', value: 'h2' },
        { title: 'Smaller heading', value: 'h3' },
      ],
      lists: [
        { title: 'Bullets', value: 'bullet' },
        { title: 'Numbers', value: 'number' },
      ],
      marks: { decorators, annotations: [linkAnnotation, internalLinkAnnotation] },
    }),
    defineArrayMember({ type: 'steps' }),
    defineArrayMember({ type: 'quotation' }),
    defineArrayMember({ type: 'figure' }),
    defineArrayMember({ type: 'callout' }),
    defineArrayMember({ type: 'crisisHelp' }),
    defineArrayMember({ type: 'callToAction' }),
  ],
})
