import fc from 'fast-check'
import { cleanCharacters } from '#sanity/import/clean-spans.ts'
import type { Block } from './blocks.ts'
import { compareBodies } from './compare.ts'
import { bodyOf, bold, bullet, heading, linked, numbered, text } from './example-blocks.ts'
import { printBody } from './print-body.ts'
import { textsOf } from './texts.ts'
import { acceptOffers, likelyOffers, tidyBody } from './tidy-body.ts'

const lines = (...blocks: Parameters<typeof bodyOf>) => printBody(tidyBody(bodyOf(...blocks)).body)
const removedFrom = (...blocks: Parameters<typeof bodyOf>) =>
  tidyBody(bodyOf(...blocks)).changes.flatMap(({ removed }) => removed)
const warningsOf = (...blocks: Parameters<typeof bodyOf>) =>
  tidyBody(bodyOf(...blocks), { title: 'Any' }).warnings.map((warning) => warning.text)

/** An article that begins, so that what follows is no title. */
const start = 'It is late, and the house is quiet.'

describe('tidying a text', () => {
  it('leaves a tidy text alone, block by block', () => {
    const body = bodyOf(start, heading('Rest'), bullet('one'), bullet('two', 2), 'End.', {
      _type: 'figure',
    })
    const tidied = tidyBody(body)
    expect(tidied).toEqual({ body, changes: [], warnings: [] })
    for (const [index, block] of tidied.body.entries()) expect(block).toBe(body[index])
  })

  it('takes out empty lines', () => {
    expect(lines(start, '', ' \n', bullet(''), heading(''), 'End.')).toEqual([
      `p ${start}`,
      'p End.',
    ])
  })

  it('cleans invisible characters', () => {
    expect(lines(`${start} Re\u200Bst\u2060.\uFEFF`)).toEqual([`p ${start} Rest.`])
  })

  it('takes wrappers and tracking off links and keeps the rest of them', () => {
    const wrapped =
      'https://www.google.com/url?q=https://example.org/a?page%3D2%26utm_source%3Dx&sa=D'
    expect(lines(linked('A guide.', wrapped))).toEqual([
      'p [A guide.](https://example.org/a?page=2)',
    ])
    expect(lines(linked('A guide.', '/services'))).toEqual(['p [A guide.](/services)'])
    expect(lines(linked('A guide.', 'not a link'))).toEqual(['p [A guide.](not a link)'])
  })

  it.each([
    ['h1', 'h2'],
    ['h4', 'h3'],
    ['h6', 'h3'],
    ['blockquote', 'p'],
  ])('makes a block of style %s one of %s', (style, shown) => {
    expect(lines(start, heading('Rest', style))).toEqual([`p ${start}`, `${shown} Rest`])
  })

  it('keeps the marks of words that become a list item', () => {
    const item = text('', {
      children: [
        { _type: 'span', _key: 's', text: '•  Name ', marks: [] },
        { _type: 'span', _key: 't', text: 'what you carry', marks: ['em', 'l'] },
      ],
      markDefs: [{ _type: 'link', _key: 'l', href: '/services' }],
    })
    expect(lines(start, item)).toEqual([
      `p ${start}`,
      'bullet 1 Name [_what you carry_](/services)',
    ])
  })
})

describe('the beginning of a text', () => {
  const opening = ['Why “Evenings” Are Hard', 'banner image', 'And what softens them', start]

  it('loses the title, the place of the banner and the subtitle that stand above it', () => {
    const { body, changes } = tidyBody(bodyOf(...opening), {
      title: 'Why "evenings" are hard',
      subtitle: 'And what softens them',
      hasSubtitle: true,
    })
    expect(printBody(body)).toEqual([`p ${start}`])
    expect(changes.flatMap(({ removed }) => removed)).toEqual(opening.slice(0, 3))
  })

  it('is offered for the fields that are empty', () => {
    const { body, warnings } = tidyBody(bodyOf(...opening), { hasSubtitle: true })
    const offers = warnings.flatMap(({ offer }) => offer ?? [])
    expect(offers).toEqual([
      { kind: 'title', key: 'a', text: 'Why “Evenings” Are Hard' },
      { kind: 'subtitle', key: 'c', text: 'And what softens them' },
    ])
    expect(printBody(acceptOffers(body, offers))).toEqual([`p ${start}`])
    expect(printBody(body)).toHaveLength(3)
  })

  it('offers a heading for a title that says something else, and takes no words of its own out', () => {
    const { body, warnings } = tidyBody(
      bodyOf(heading('Why Evenings Are Hard'), 'banner image', start),
      {
        title: 'Evenings',
      },
    )
    expect(printBody(body)).toEqual(['h2 Why Evenings Are Hard', `p ${start}`])
    expect(warnings).toEqual([
      {
        key: 'a',
        text: 'Use “Why Evenings Are Hard” as the title, in place of “Evenings”?',
        offer: expect.objectContaining({ kind: 'title', replaces: 'Evenings' }),
      },
    ])
  })

  it('has no subtitle to offer where there is no field for one', () => {
    expect(tidyBody(bodyOf(...opening)).warnings).toHaveLength(1)
  })

  it.each([
    ['a whole sentence', start],
    ['a list', bullet('Rest')],
    ['a figure', { _type: 'figure' }],
  ])('is no title when it is %s', (_, first) => {
    expect(tidyBody(bodyOf(first, 'End.')).warnings).toEqual([])
  })

  it('keeps the title’s words further down', () => {
    expect(printBody(tidyBody(bodyOf(start, heading('Rest')), { title: 'Rest' }).body)).toEqual([
      `p ${start}`,
      'h2 Rest',
    ])
  })
})

describe('a place for a picture', () => {
  it('is no title, even when it is written as a heading', () => {
    expect(lines('banner image', heading('[photo: a lamp]'), start)).toEqual([
      '[figure]',
      `p ${start}`,
    ])
    expect(tidyBody(bodyOf('banner image', heading('[photo: a lamp]'), start)).warnings).toEqual([])
  })

  it('becomes an empty picture in the middle of a text', () => {
    const body = bodyOf(start, '[photo: a lamp by a window]', 'End.')
    expect(printBody(tidyBody(body).body)).toEqual([`p ${start}`, '[figure]', 'p End.'])
    expect(removedFrom(...body)).toEqual(['[photo: a lamp by a window]'])
  })
})

describe('typed lists', () => {
  it.each([
    [
      ['• one', '• two'],
      ['bullet 1 one', 'bullet 1 two'],
    ],
    [['· one'], ['bullet 1 one']],
    [
      ['• one', '◦ two', '• three'],
      ['bullet 1 one', 'bullet 2 two', 'bullet 1 three'],
    ],
    [
      ['- one', '- two'],
      ['bullet 1 one', 'bullet 1 two'],
    ],
    [
      ['1. one', '2. two'],
      ['number 1 one', 'number 1 two'],
    ],
    [
      ['1. one', '◦ inner', '1. a', '2. b'],
      ['p 1. one', 'bullet 1 inner', 'number 1 a', 'number 1 b'],
    ],
    [
      ['(1) one', '(2) two'],
      ['number 1 one', 'number 1 two'],
    ],
    [['• one\n• two\nof three'], ['bullet 1 one', 'bullet 1 two', 'p of three']],
    [
      ['Before:\n• one\n  more of it\n• two'],
      ['p Before:', 'bullet 1 one⏎  more of it', 'bullet 1 two'],
    ],
  ])('%j become lists', (typed, expected) => {
    expect(lines(start, ...typed)).toEqual([`p ${start}`, ...expected])
  })

  it.each([
    ['a lone dash', ['- one']],
    ['a lone number', ['1. one']],
    ['numbers that do not begin at 1', ['3. one', '4. two']],
    ['a year', ['1984. It was summer.']],
    ['a line break in a paragraph', ['one\ntwo']],
    ['a dash within a paragraph', ['one\n- two']],
  ])('%s is no list', (_, typed) => {
    expect(lines(start, ...typed)).toEqual([
      `p ${start}`,
      ...typed.map((line) => `p ${line.replaceAll('\n', '⏎')}`),
    ])
  })
})

describe('steps', () => {
  const shown = [
    '[steps]',
    '  step Name it',
    '    example “It is late.”',
    '  step Wait',
    '    example “Soon.”',
  ]

  it.each([
    ['bullets', [bullet('Name it'), '“It is late.”', bullet('Wait'), '“Soon.”']],
    [
      'bullets with empty lines',
      [bullet('Name it'), '', '“It is late.”', '', bullet('Wait'), '“Soon.”'],
    ],
    ['numbers', [numbered('Name it'), '“It is late.”', numbered('Wait'), '“Soon.”']],
    ['typed bullets', ['• Name it', '“It is late.”', '• Wait', '“Soon.”']],
    ['typed numbers', ['1. Name it', '“It is late.”', '2. Wait', '“Soon.”']],
    ['lines of one paragraph', ['• Name it\n“It is late.”\n• Wait\n“Soon.”']],
  ])('are made of %s that each have a quotation', (_, blocks) => {
    expect(lines(start, ...blocks, 'End.')).toEqual([`p ${start}`, ...shown, 'p End.'])
  })

  it('name the source of a quotation', () => {
    const { body } = tidyBody(
      bodyOf(start, bullet('One'), '“Rest.” — A. Writer', bullet('Two'), '“Wait.”', '— A proverb'),
    )
    expect(body[1]).toMatchObject({
      items: [
        { quotation: { text: '“Rest.”', attribution: 'A. Writer', sourceKind: 'published-work' } },
        { quotation: { text: '“Wait.”', attribution: 'A proverb', sourceKind: 'proverb' } },
      ],
    })
  })

  it('have keys of their own, and keep the keys of all other blocks', () => {
    const { body } = tidyBody(
      bodyOf(start, bullet('One'), '“Rest.”', bullet('Two'), '“Wait.”', 'End.'),
    )
    const keys = body.map(({ _key }) => _key)
    expect(keys).toEqual(['a', 'b-steps', 'f'])
    expect(body[1]).toMatchObject({ items: [{ _key: 'b-steps-1' }, { _key: 'b-steps-2' }] })
  })

  it('are made of numbers that would all be 1 on the page', () => {
    expect(
      lines(
        start,
        numbered('One'),
        'First, rest.',
        numbered('Two'),
        'Then wait.',
        heading('Later'),
      ),
    ).toEqual([
      `p ${start}`,
      '[steps]',
      '  step One',
      '    text "First, rest."',
      '  step Two',
      '    text "Then wait."',
      'h2 Later',
    ])
  })

  it('leave to the text what may belong to it after the last number', () => {
    expect(lines(start, numbered('One'), 'Rest.', numbered('Two'), 'And so on.', 'End.')).toEqual([
      `p ${start}`,
      '[steps]',
      '  step One',
      '    text "Rest."',
      '  step Two',
      'p And so on.',
      'p End.',
    ])
  })

  it.each([
    ['one pair alone', [bullet('One'), '“Rest.”', 'End.']],
    ['paragraphs without quotation marks', [bullet('One'), 'Rest.', bullet('Two'), 'Wait.']],
    [
      'headings in quotation marks',
      [bullet('One'), heading('“Rest”'), bullet('Two'), heading('“Wait”')],
    ],
    [
      'numbers with bold words below them',
      [
        numbered('One'),
        bold(
          'Rest now and not an hour later, whatever the list in your head tells you about the day that comes.',
        ),
        numbered('Two'),
      ],
    ],
  ])('are not made of %s', (_, blocks) => {
    expect(lines(start, ...blocks).join()).not.toContain('[steps]')
  })

  const spans = (...runs: Array<[words: string, ...marks: string[]]>) => ({
    children: runs.map(([words, ...marks], index) => ({
      _type: 'span',
      _key: `s${index}`,
      text: words,
      marks,
    })),
  })
  const point = (...runs: Parameters<typeof spans>) => ({ ...bullet(''), ...spans(...runs) })
  const said = (...runs: Parameters<typeof spans>) => ({ ...text(''), ...spans(...runs) })

  it.each([
    ['bold', point(['Name it '], ['now', 'strong']), '“Rest.”', 'now'],
    ['italic', bullet('Name it'), said(['“I am '], ['angry', 'em'], ['.”']), 'angry'],
    ['bold', said(['• Name it '], ['now', 'strong']), '“Rest.”', 'now'],
    ['half', point(['Name ', 'em'], ['it', 'em', 'strong']), '“Rest.”', 'it'],
  ])(
    'are not made where a few %s words would become plain, and a warning names them',
    (_, item, quoted, words) => {
      const blocks = [item, quoted, item.listItem ? bullet('Two') : '• Two', '“Wait.”']
      const tidied = tidyBody(bodyOf(start, ...blocks))
      expect(printBody(tidied.body)).toHaveLength(5)
      expect(JSON.stringify(tidied.body)).toMatch(/"(?:strong|em)"/)
      expect(warningsOf(start, ...blocks)).toEqual([
        expect.stringContaining(`look like steps, but “${words}” is bold or italic in them`),
      ])
    },
  )

  it.each([
    ['a bold point', point(['Name it', 'strong'], ['.']), said(['“It is late.”'])],
    ['an italic line', bullet('Name it'), said(['“It is late.”', 'em'])],
    ['a typed point', said(['• '], ['Name it', 'strong']), said(['“It is late.”'])],
    ['a named line', bullet('Name it'), said(['“It is late.”', 'em'], [' — A. Writer'])],
    ['a line, its name', bullet('Name it'), said(['“It is late.” — '], ['A. Writer', 'em'])],
  ])('are made where the look of the whole goes: %s', (_, item, quoted) => {
    const second = item.listItem ? bullet('Wait') : '• Wait'
    expect(lines(start, item, quoted, second, '“Soon.”')[1]).toBe('[steps]')
  })

  it('are not made where a link would be lost, and a warning says so', () => {
    const blocks = [bullet('One'), linked('“Rest.”', '/services'), bullet('Two'), '“Wait.”']
    expect(lines(start, ...blocks)).toHaveLength(5)
    expect(warningsOf(start, ...blocks)).toEqual([
      expect.stringContaining('“One” and what follows'),
    ])
  })
})

describe('numbers', () => {
  it('go on past the bullets between them', () => {
    expect(
      lines(start, numbered('One'), bullet('a'), bullet('b'), numbered('Two'), bullet('c')),
    ).toEqual([
      `p ${start}`,
      'number 1 One',
      'bullet 2 a',
      'bullet 2 b',
      'number 1 Two',
      'bullet 1 c',
    ])
  })

  it('that start again are named', () => {
    expect(warningsOf(start, numbered('One'), numbered('Two'), 'Rest.', numbered('Three'))).toEqual(
      [expect.stringContaining('The numbers start at 1 again at “Three”')],
    )
    expect(
      warningsOf(start, numbered('One'), numbered('Two'), heading('Rest'), numbered('Three')),
    ).toEqual([])
  })

  it('have two levels at most', () => {
    expect(lines(start, bullet('a'), bullet('b', 2), bullet('c', 4)).at(-1)).toBe('bullet 2 c')
  })
})

describe('a paragraph that is bold as a whole', () => {
  it('is offered as a heading and left alone until then', () => {
    const { body, changes, warnings } = tidyBody(bodyOf(start, bold('What to Do')), {
      title: 'Any',
    })
    expect(changes).toEqual([])
    expect(warnings).toEqual([
      {
        key: 'b',
        text: '“What to Do” is bold as a whole. Make this a heading?',
        offer: { kind: 'heading', key: 'b', text: 'What to Do' },
      },
    ])
    const offers = warnings.flatMap(({ offer }) => offer ?? [])
    expect(printBody(acceptOffers(body, offers))).toEqual([`p ${start}`, 'h2 What to Do'])
  })

  it.each([
    ['long', bold('x'.repeat(80))],
    ['a list item', { ...bold('Rest'), listItem: 'bullet', level: 1 }],
    ['a heading', { ...bold('Rest'), style: 'h2' }],
  ])('is not offered when it is %s', (_, block) => {
    expect(warningsOf(start, block)).toEqual([])
  })
})

describe('the invitation that ends a text', () => {
  const fields = { title: 'Any', hasInvitation: true }
  const offer = 'If you would like company with this, I’m here to help.'
  const place = '📍 Therapy in Costa Mesa, CA and online throughout California.'
  const accepted = (...blocks: Parameters<typeof bodyOf>) => {
    const { body, warnings } = tidyBody(bodyOf(...blocks), fields)
    return acceptOffers(body, likelyOffers(warnings.flatMap((warning) => warning.offer ?? [])))
  }
  const asked = (...blocks: Parameters<typeof bodyOf>) =>
    tidyBody(bodyOf(...blocks), fields).warnings.map((warning) => warning.text)

  it('is offered as one block, and left as it is until then', () => {
    const body = bodyOf(start, offer, place, 'You don’t have to wait.')
    const { body: tidied, changes, warnings } = tidyBody(body, fields)
    expect({ tidied, changes }).toEqual({ tidied: body, changes: [] })
    expect(warnings).toEqual([
      {
        key: 'b',
        text: '“If you would like company with this, I’m here to help.” and what follows look like your invitation. Show it at the end of the page in place of the one from the settings?',
        offer: expect.objectContaining({ kind: 'callToAction', taken: ['b', 'c', 'd'] }),
      },
    ])
    expect(printBody(accepted(...body))).toEqual([
      `p ${start}`,
      '[callToAction]',
      `  text ${offer}`,
      '  location Therapy in Costa Mesa, CA and online throughout California.',
      '  closing You don’t have to wait.',
    ])
  })

  it('keeps its marks, its links and the keys of its paragraphs', () => {
    const link = linked('Write to me.', 'https://example.org/book')
    const body = accepted(start, bold('I’m here to help. '), link)
    expect(body).toMatchObject([
      {},
      {
        _key: 'b-invitation',
        text: [
          { _key: 'b', children: [{ text: 'I’m here to help.', marks: ['strong'] }] },
          { _key: 'c', markDefs: [{ href: 'https://example.org/book' }] },
        ],
        closing: [],
      },
    ])
    expect(body[1]).not.toHaveProperty('locationLine')
  })

  it('is not offered as a heading as well', () => {
    expect(asked(start, bold('I’m here to help.'))).toHaveLength(1)
  })

  it('lets the place of a picture and a dividing line stand before it', () => {
    expect(printBody(accepted(start, offer, '***', place, '[photo: a lamp]', 'Rest.'))).toEqual([
      `p ${start}`,
      'p ***',
      '[figure]',
      '[callToAction]',
      `  text ${offer}`,
      '  location Therapy in Costa Mesa, CA and online throughout California.',
      '  closing Rest.',
    ])
  })

  it.each([
    ['its line about where she works', [start, offer, linked(place, '/services')]],
    [
      'its words to a page of her own',
      [
        start,
        {
          ...linked(offer, ''),
          markDefs: [{ _type: 'internalLink', _key: 'l', reference: { _ref: 'a' } }],
        },
        place,
      ],
    ],
  ])('is left alone where a link on %s would be lost, and a warning says so', (_, blocks) => {
    expect(accepted(...blocks)).toEqual(bodyOf(...blocks))
    expect(asked(...blocks)).toEqual([expect.stringContaining('Take that link off')])
  })

  it.each([
    ['there is one already', [start, { _type: 'callToAction', text: [] }, offer, place]],
    ['it stands in the middle', [start, place, heading('Rest'), start]],
    ['it is a list', [start, bullet('Call me')]],
    ['a picture ends the text', [offer, { _type: 'figure', picture: { asset: {} } }]],
  ])('is not offered where %s', (_, blocks) => {
    expect(asked(...blocks)).toEqual([])
  })

  it('does not begin with the words that are offered as title and subtitle', () => {
    const body = bodyOf('I’m Here to Help', 'And you may reach out to me', place)
    const offers = tidyBody(body, { hasSubtitle: true, hasInvitation: true }).warnings
    expect(offers.map((warning) => warning.offer?.kind)).toEqual([
      'title',
      'subtitle',
      'callToAction',
    ])
    const all = offers.flatMap((warning) => warning.offer ?? [])
    expect(printBody(acceptOffers(body, all))).toEqual([
      '[callToAction]',
      '  location Therapy in Costa Mesa, CA and online throughout California.',
    ])
  })

  it('is left alone where the page ends without one', () => {
    expect(tidyBody(bodyOf(start, offer, place), { title: 'Any' }).warnings).toEqual([])
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    'Rest',
    'Name it',
    '“It is late.”',
    '"Soon."',
    '— A. Writer',
    '- A. Writer',
    'banner image',
    '[photo: a lamp]',
    'The Title',
    'A subtitle here',
    '• one',
    '◦ inner',
    '- two',
    '* three',
    '1. one',
    '2. two',
    '3) three',
    '• a\n• b',
    'Before:\n1. a\n2. b',
    'a\n“b”',
    '  • deep\n    more',
    '',
    ' ',
    '\u200B',
    'Re\u200Bst\u00A0now',
    'It is late, and the house is quiet.',
    '📍 In Costa Mesa, CA',
    'I’m here to help.',
    'Feel free to reach out to me.',
    'Therapy in Costa Mesa, CA and online throughout California.',
    '***',
    '1.',
    '•',
    '•\n•',
  )
  const child = fc.record({
    _type: fc.constant('span'),
    _key: fc.constantFrom('s', 't'),
    text: words,
    marks: fc.constantFrom([], [], ['strong'], ['em'], ['l'], ['strong', 'em']),
  })
  const textBlock = fc
    .record({
      _type: fc.constant('block'),
      style: fc.constantFrom('normal', 'normal', 'normal', 'h1', 'h2', 'h4', 'blockquote'),
      children: fc.array(child, { minLength: 1, maxLength: 2 }),
      markDefs: fc.constantFrom(
        [],
        [{ _type: 'link', _key: 'l', href: 'https://example.org/?utm_source=x' }],
      ),
      list: fc.constantFrom(
        {},
        {},
        { listItem: 'bullet', level: 1 },
        { listItem: 'number', level: 1 },
        { listItem: 'bullet', level: 3 },
      ),
    })
    .map(({ list, ...block }): Block => ({ ...block, ...list }))
  const other = fc.constantFrom<Block>(
    { _type: 'figure' },
    { _type: 'figure', picture: { asset: { _ref: 'image-a' } } },
    { _type: 'quotation', text: '“Rest.”' },
    { _type: 'callToAction', text: bodyOf('Call me.'), locationLine: 'Here', closing: [] },
  )
  const anyBody = fc
    .array(fc.oneof({ weight: 8, arbitrary: textBlock }, other), { maxLength: 9 })
    .map((blocks) => blocks.map((block, index): Block => ({ _key: `k${index}`, ...block })))
  const anyFields = fc.constantFrom(
    {},
    { title: 'The Title' },
    { title: 'Rest', subtitle: 'A subtitle here', hasSubtitle: true },
    { title: 'The Title', hasInvitation: true },
    { hasSubtitle: true, hasInvitation: true },
  )
  const wordsIn = (texts: string[]) =>
    texts.flatMap((found) => cleanCharacters(found).match(/[\p{L}\p{N}’]+/gu) ?? []).sort()

  it('is tidy after tidying once', () => {
    fc.assert(
      fc.property(anyBody, anyFields, (body, fields) => {
        const once = tidyBody(body, fields)
        expect(tidyBody(once.body, fields)).toEqual({
          ...once,
          changes: [],
          warnings: expect.anything(),
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('is tidy once its invitation is a block of its own', () => {
    fc.assert(
      fc.property(anyBody, anyFields, (body, fields) => {
        const { body: tidied, warnings } = tidyBody(body, fields)
        const offers = warnings.flatMap(({ offer }) => offer ?? [])
        const invitations = offers.filter(({ kind }) => kind === 'callToAction')
        const once = acceptOffers(tidied, invitations)
        expect(wordsIn(once.flatMap(textsOf))).toEqual(wordsIn(tidied.flatMap(textsOf)))
        const again = tidyBody(once, fields)
        expect(again).toMatchObject({ body: once, changes: [] })
        const kinds = again.warnings.flatMap(({ offer }) => offer?.kind ?? [])
        if (invitations.length > 0) expect(kinds).not.toContain('callToAction')
        const keys = once.map(({ _key }) => _key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(compareBodies(body, once)).toBeDefined()
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps every word, or says that it was removed', () => {
    fc.assert(
      fc.property(anyBody, anyFields, (body, fields) => {
        const { body: tidied, changes } = tidyBody(body, fields)
        const removed = changes.flatMap((change) => change.removed)
        expect(wordsIn([...tidied.flatMap(textsOf), ...removed])).toEqual(
          wordsIn(body.flatMap(textsOf)),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('has a key of its own for every block, and keeps those of blocks that were left alone', () => {
    fc.assert(
      fc.property(anyBody, anyFields, (body, fields) => {
        const { body: tidied } = tidyBody(body, fields)
        const keys = tidied.map(({ _key }) => _key)
        expect(new Set(keys).size).toBe(keys.length)
        const before = new Map(body.map((block) => [JSON.stringify(block), block]))
        for (const block of tidied) {
          const same = before.get(JSON.stringify(block))
          if (same) expect(block).toBe(same)
        }
      }),
    )
  })
})
