import { defineArrayMember, defineField } from '@sanity/types'
import { checkLink } from '../link/safe-link.ts'
import { needsText } from '../rules.ts'

/** A word before a heavy text. */
export const contentNoteField = defineField({
  name: 'contentNote',
  title: 'Content note',
  type: 'object',
  group: 'care',
  description:
    'A gentle word before a heavy text, so that readers can choose. Most posts need none.',
  options: { collapsible: true, collapsed: false },
  fields: [
    defineField({
      name: 'text',
      title: 'Note',
      type: 'text',
      rows: 2,
      description: 'What the text touches, such as “This post talks about losing a baby”.',
    }),
    defineField({
      name: 'gentler',
      title: 'A gentler post',
      type: 'reference',
      weak: true,
      to: [{ type: 'article' }],
      description: 'Another post to offer to readers who would rather not read this one tonight.',
    }),
  ],
})

/** Which posts are offered below it. */
export const relatedField = defineField({
  name: 'related',
  title: 'Others to read',
  type: 'array',
  group: 'details',
  description:
    'Posts to offer below this one, up to three. Left empty, they are the newest with a topic in common.',
  of: [
    defineArrayMember({
      type: 'reference',
      weak: true,
      to: [{ type: 'article' }],
      options: {
        filter: ({ document }) => ({
          filter: '!(_id in [$own, "drafts." + $own])',
          params: { own: document._id.replace(/^drafts\./, '') },
        }),
      },
    }),
  ],
  validation: (rule) => [
    rule.unique().warning('This post is here twice. Remove one of them.'),
    rule.max(3).warning('The page shows three. Keep the ones that fit best.'),
    rule
      .custom((others, { document }) => {
        const own = document?._id.replace(/^drafts\./, '')
        const isHere = (others ?? []).some((other) => (other as { _ref?: string })._ref === own)
        return isHere ? 'This is the post itself. Remove it, or choose another one.' : true
      })
      .warning(),
  ],
})

/** What the article relies on. */
export const referencesField = defineField({
  name: 'references',
  title: 'Sources',
  type: 'array',
  group: 'care',
  description: 'Books and studies that the post relies on. They are listed at its end.',
  of: [
    defineArrayMember({
      name: 'source',
      title: 'Source',
      type: 'object',
      fields: [
        defineField({
          name: 'text',
          title: 'Source',
          type: 'string',
          description: 'Author, title and year, the way you would name it in a talk.',
          validation: (rule) => rule.custom(needsText('Name the source, or remove it.')).warning(),
        }),
        defineField({
          name: 'url',
          title: 'Link',
          type: 'string',
          description: 'A page where readers can find it. You can leave this empty.',
          validation: (rule) => rule.custom(checkLink),
        }),
      ],
      preview: { select: { title: 'text', subtitle: 'url' } },
    }),
  ],
})

/** Which file it came from; nobody edits this. */
export const importedFromField = defineField({
  name: 'importedFrom',
  title: 'Imported from',
  type: 'object',
  description: 'The file that this post came from, so that it is not imported twice.',
  hidden: true,
  readOnly: true,
  fields: [
    defineField({
      name: 'fingerprint',
      title: 'Fingerprint',
      type: 'string',
      description: 'A number made from the text of the file.',
    }),
    defineField({
      name: 'fileName',
      title: 'File name',
      type: 'string',
      description: 'The name of the file.',
    }),
  ],
})
