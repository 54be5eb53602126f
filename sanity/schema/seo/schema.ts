import { defineField } from '@sanity/types'
import { atMost } from '../rules.ts'

/**
 * How a page looks among search results, where its own words don't do.
 * @param words `page`: what she calls it; `otherwise`: whose words stand there while this is empty.
 */
export const seoField = (words: { group?: string; page: string; otherwise: string }) =>
  defineField({
    name: 'seo',
    title: 'Search result',
    type: 'object',
    ...(words.group && { group: words.group }),
    description: `How the ${words.page} looks in a search result. Left empty, ${words.otherwise} are used.`,
    options: { collapsible: true, collapsed: false },
    fields: [
      defineField({
        name: 'title',
        title: 'Title in search results',
        type: 'string',
        description:
          'Only if the real title is too long or unclear on its own. Up to 60 characters are shown.',
        validation: (rule) =>
          rule
            .custom(atMost(60, 'Search engines cut this off. Say it in 60 characters.'))
            .warning(),
      }),
      defineField({
        name: 'description',
        title: 'Description in search results',
        type: 'text',
        rows: 3,
        description:
          'One or two sentences, 70 to 160 characters, that make the right reader want to come in.',
        validation: (rule) => [
          rule
            .custom(atMost(160, 'Search engines cut this off. Say it in 160 characters.'))
            .warning(),
          rule
            .custom((value) =>
              typeof value === 'string' && value !== '' && value.length < 70
                ? 'There is room for more. 70 to 160 characters work best.'
                : true,
            )
            .warning(),
        ],
      }),
    ],
  })
