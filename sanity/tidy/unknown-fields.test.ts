import type { Block } from './blocks.ts'
import { changeBody } from './change-body.ts'
import { bodyOf, bold, bullet, heading, linked, numbered, text } from './example-blocks.ts'
import { acceptOffers, tidyBody } from './tidy-body.ts'

const start = 'It is late, and the house is quiet.'
const fields = {
  title: 'Quiet Nights',
  subtitle: 'What helps',
  hasSubtitle: true,
  hasInvitation: true,
}
const item = (words: string) =>
  text('', { listItem: 'number', level: 1, children: [...(bold(words).children ?? [])] })

/** Texts in which something is taken out, put together, or made into something else. */
const bodies: Array<[string, Block[]]> = [
  ['empty lines', bodyOf(start, '', heading(''), bullet(''), 'End.')],
  ['invisible characters', bodyOf(start, 'Re\u200Bst.')],
  ['links in wrappers', bodyOf(start, linked('A guide.', 'https://example.org/a?utm_source=x'))],
  ['styles that are unknown here', bodyOf(start, heading('Rest', 'h1'), heading('More', 'h5'))],
  ['the title once more', bodyOf('Quiet Nights', 'What helps', start)],
  ['the place of a picture', bodyOf(start, '[Picture: a lamp]', 'End.')],
  ['typed lists', bodyOf(start, '• one', '• two', '1. first', '2. second', 'End.')],
  ['typed lists in one paragraph', bodyOf(start, '• one\n• two\n• three', 'End.')],
  ['deep lists', bodyOf(start, bullet('one'), bullet('two', 4), 'End.')],
  [
    'numbers with a paragraph each',
    bodyOf(
      start,
      numbered('Name it'),
      'Slowly.',
      numbered('Write it down'),
      'On paper.',
      heading('End'),
    ),
  ],
  [
    'items with a quotation each',
    bodyOf(
      start,
      item('Name it'),
      '“It is late.”',
      item('Ask it'),
      '“What is it?”',
      heading('End'),
    ),
  ],
]

const strange = (place: string) => ({ ofAnotherSchema: { place, kept: [1, { deep: true }] } })

/** Each block, and each run of words in it, with a field that no schema here knows. */
const withMore = (body: Block[]): Block[] =>
  body.map((block) => ({
    ...block,
    ...strange(String(block._key)),
    ...(Array.isArray(block.children) && {
      children: block.children.map((child: object) => ({
        ...child,
        ...strange(`${block._key} words`),
      })),
    }),
  }))

const placesIn = (value: unknown) =>
  [...new Set(JSON.stringify(value).match(/"place":"[^"]*"/g))].toSorted()

describe.each(bodies)('Tidying %s', (_, body) => {
  it('changes something in it', () => {
    const { changes, body: tidied } = tidyBody(body, fields)
    expect(changes).not.toEqual([])
    expect(changeBody('body', body, tidied)).not.toEqual([])
  })

  it('loses no field that another schema had there', () => {
    const before = withMore(body)
    const { body: tidied, warnings } = tidyBody(before, fields)
    const offers = warnings.flatMap(({ offer }) => offer ?? [])
    expect(placesIn(tidied)).toEqual(placesIn(before))
    const others = offers.filter(({ kind }) => kind === 'heading' || kind === 'callToAction')
    expect(placesIn(acceptOffers(tidied, others))).toEqual(placesIn(before))
  })
})

describe('An invitation that becomes a block of its own', () => {
  const body = bodyOf(
    start,
    'If you would like company with this, I’m here to help.',
    '📍 Therapy in Costa Mesa, CA and online throughout California.',
    'You don’t have to wait.',
  )
  const accept = (blocks: Block[]) => {
    const { body: tidied, warnings } = tidyBody(blocks, fields)
    const offers = warnings.flatMap(({ offer }) => (offer?.kind === 'callToAction' ? [offer] : []))
    return acceptOffers(tidied, offers)
  }
  const kindsOf = (blocks: Block[]) => blocks.map(({ _type }) => _type)

  it('takes such fields of its paragraphs along', () => {
    const before = withMore(body).map((block, index) => (index === 2 ? (body[2] ?? block) : block))
    const after = accept(before)
    expect(kindsOf(after)).toEqual(['block', 'callToAction'])
    expect(placesIn(after)).toEqual(placesIn(before))
  })

  it('is not offered where one would be lost', () => {
    const before = withMore(body)
    expect(accept(before)).toEqual(before)
  })
})
