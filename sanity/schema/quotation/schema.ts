import { BlockquoteIcon } from '@sanity/icons/Blockquote'
import { defineField, defineType } from '@sanity/types'
import { checkLink } from '../link/safe-link.ts'
import { needsText } from '../rules.ts'
import { checkAttribution } from './rules.ts'

export const quotationType = defineType({
  name: 'quotation',
  title: 'Quotation',
  type: 'object',
  icon: BlockquoteIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Words',
      type: 'text',
      rows: 3,
      description:
        'The words themselves, exactly as they should appear, with quotation marks if you want them.',
      validation: (rule) =>
        rule.custom(needsText('Write the words of the quotation, or remove it.')).warning(),
    }),
    defineField({
      name: 'sourceKind',
      title: 'Whose words are they?',
      type: 'string',
      description:
        'Never a client’s: the ethics codes do not allow testimonials, even anonymous ones. An example is something you made up to show what you mean.',
      options: {
        layout: 'radio',
        list: [
          { title: 'An example that I made up', value: 'example' },
          { title: 'My own words', value: 'own-words' },
          { title: 'From a book, paper or talk', value: 'published-work' },
          { title: 'A proverb', value: 'proverb' },
        ],
      },
      initialValue: 'example',
    }),
    defineField({
      name: 'attribution',
      title: 'Source',
      type: 'string',
      description:
        'Who said it and where, such as “Author Name, Title of the Book”. Needed for a book, paper or talk.',
      hidden: ({ parent }) =>
        parent?.sourceKind === 'example' || parent?.sourceKind === 'own-words',
      validation: (rule) => rule.custom((value, { parent }) => checkAttribution(value, parent)),
    }),
    defineField({
      name: 'url',
      title: 'Link to the source',
      type: 'string',
      description: 'A page where readers can find the source. You can leave this empty.',
      hidden: ({ parent }) => parent?.sourceKind !== 'published-work',
      validation: (rule) => rule.custom(checkLink),
    }),
  ],
  preview: {
    select: { title: 'text', subtitle: 'attribution' },
    prepare: ({ title, subtitle }) => ({
      title: title || 'Empty quotation',
      subtitle: subtitle || 'Quotation',
      media: BlockquoteIcon,
    }),
  },
})
