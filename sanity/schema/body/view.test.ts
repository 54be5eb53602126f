import { bodyPart, toBody } from './view.ts'
import { countBodyWords, wordsPart } from './words.ts'

let count = 0
const key = () => `k${count++}`

type Extra = { [field: string]: unknown }

function block(text: string, extra: Extra = {}) {
  return {
    _key: key(),
    _type: 'block',
    style: 'normal',
    listItem: null,
    level: null,
    children: [{ _key: 's', _type: 'span', text, marks: [] }],
    markDefs: [],
    ...extra,
  }
}

const item = (text: string, level = 1, listItem = 'bullet') => block(text, { listItem, level })

function marked(mark: Extra, marks = ['m']) {
  return block('', {
    children: [{ _key: 's', _type: 'span', text: 'words', marks }],
    markDefs: [{ _key: 'm', ...mark }],
  })
}

const view = (raw: unknown) => toBody(bodyPart().parse(raw))

/** The one run of words of a body with one paragraph. */
function onlySpan(raw: unknown) {
  const [first] = view([raw])
  return first?.type === 'paragraph' ? first.spans[0] : undefined
}

describe('a text', () => {
  it('keeps paragraphs and headings in order', () => {
    expect(
      view([block('One'), block('Two', { style: 'h2' }), block('Three', { style: 'h3' })]),
    ).toEqual([
      { type: 'paragraph', key: expect.any(String), spans: [{ key: 's', text: 'One', marks: [] }] },
      expect.objectContaining({ type: 'heading', level: 2 }),
      expect.objectContaining({ type: 'heading', level: 3 }),
    ])
  })

  it('keeps a note with its title, and leaves one without words out', () => {
    const note = { _key: 'n', _type: 'callout', title: ' For tonight ', text: [block('Rest.')] }
    expect(view([note, { ...note, text: [block(' ')] }])).toEqual([
      {
        type: 'callout',
        key: 'n',
        title: 'For tonight',
        text: [[{ key: 's', text: 'Rest.', marks: [] }]],
      },
    ])
  })

  it('keeps the place of the crisis numbers, with words or without', () => {
    const help = { _key: 'h', _type: 'crisisHelp', introduction: null }
    expect(view([help, { ...help, introduction: 'Somebody is awake.' }])).toEqual([
      { type: 'crisisHelp', key: 'h', introduction: undefined },
      { type: 'crisisHelp', key: 'h', introduction: 'Somebody is awake.' },
    ])
  })

  it('counts the words of a note, and none of invitations and crisis numbers', () => {
    const count = (raw: unknown) => countBodyWords(wordsPart().parse(raw))
    const note = { _type: 'callout', title: 'For tonight', text: [block('One thing is enough.')] }
    expect(count([note, block('Rest well.')])).toBe(8)
    expect(count([{ _type: 'crisisHelp', introduction: 'Somebody is awake' }])).toBe(0)
    expect(count([{ _type: 'callToAction', text: [block('Write to me.')] }])).toBe(0)
  })

  it('keeps a heading’s anchor when its words change', () => {
    const before = view([block('Sleep', { style: 'h2', _key: 'a1' })])
    const after = view([block('Rest', { style: 'h2', _key: 'a1' })])
    expect(before[0]).toMatchObject({ anchor: 'section-a1' })
    expect(after[0]).toMatchObject({ anchor: 'section-a1' })
  })

  it('shows a style that it does not know as a paragraph', () => {
    expect(view([block('One', { style: 'h5' })])[0]?.type).toBe('paragraph')
  })

  it('drops empty paragraphs, headings and items', () => {
    expect(view([block(''), block('  \n'), block('', { style: 'h2' }), item(' ')])).toEqual([])
  })

  it('nests two levels of lists', () => {
    const body = view([item('a'), item('b', 2), item('c', 2), item('d'), block('end')])
    expect(body).toMatchObject([
      {
        type: 'list',
        list: {
          kind: 'bullet',
          items: [
            { spans: [{ text: 'a' }], children: { items: [{ spans: [{ text: 'b' }] }, {}] } },
            { spans: [{ text: 'd' }] },
          ],
        },
      },
      { type: 'paragraph' },
    ])
  })

  it('brings deeper levels to the second and an orphan to the first', () => {
    expect(view([item('orphan', 2), item('deep', 5)])).toMatchObject([
      { list: { items: [{ spans: [{ text: 'orphan' }], children: { items: [{}] } }] } },
    ])
  })

  it('begins another list where bullets change to numbers, not at an empty paragraph', () => {
    const body = view([item('a'), block(''), item('b'), item('1', 1, 'number')])
    expect(body).toMatchObject([
      { list: { kind: 'bullet', items: [{}, {}] } },
      { list: { kind: 'number', items: [{}] } },
    ])
  })

  it('marks bold and italic and forgets marks that it does not know', () => {
    const raw = block('', {
      children: [
        { _key: 's', _type: 'span', text: 'x', marks: ['em', 'strong', 'underline', 'gone'] },
      ],
    })
    expect(onlySpan(raw)).toEqual({ key: 's', text: 'x', marks: ['strong', 'emphasis'] })
  })

  it.each([
    ['https://example.org', 'https://example.org/'],
    ['mailto:you@example.com', 'mailto:you@example.com'],
    ['tel:+17145550123', 'tel:+17145550123'],
    ['/services', '/services'],
  ])('links to %s', (href, shown) => {
    expect(onlySpan(marked({ _type: 'link', href }))?.href).toBe(shown)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    null,
    7,
  ])('shows plain words for a link to %j', (href) => {
    const span = onlySpan(marked({ _type: 'link', href }))
    expect(span?.text).toBe('words')
    expect(span).not.toHaveProperty('href')
  })

  it.each([
    [{ _type: 'article', slug: 'sleep', isLive: true }, '/blog/sleep'],
    [{ _type: 'service', slug: 'therapy', isLive: true }, '/services/therapy'],
    [{ _type: 'article', slug: 'sleep', isLive: false }, undefined],
    [{ _type: 'article', slug: 'sleep', isLive: null }, undefined],
    [{ _type: 'article', slug: null, isLive: true }, undefined],
    [{ _type: 'topic', slug: 'sleep', isLive: true }, '/topics/sleep'],
    [{ _type: 'person', slug: 'x', isLive: true }, undefined],
    [null, undefined],
  ])('leads from %j to %s', (target, href) => {
    const span = onlySpan(marked({ _type: 'internalLink', target }))
    expect(span?.text).toBe('words')
    expect(span?.href).toBe(href)
  })

  it('keeps steps with their quotations', () => {
    const quotation = {
      text: 'I am\nhere.',
      sourceKind: 'own-words',
      attribution: null,
      url: null,
    }
    const raw = {
      _key: 'steps',
      _type: 'steps',
      items: [
        { _key: 'a', title: 'Breathe', text: 'Slowly.', quotation },
        { _key: 'b', title: null, text: 'Only text', quotation: null },
        { _key: 'c', title: '', text: ' ', quotation: null },
      ],
    }
    expect(view([raw])).toEqual([
      {
        type: 'steps',
        key: 'steps',
        steps: [
          {
            key: 'a',
            title: 'Breathe',
            text: [{ key: 'text', text: 'Slowly.', marks: [] }],
            quotation: expect.objectContaining({
              key: 'a-quotation',
              text: [{ key: 'text', text: 'I am\nhere.', marks: [] }],
              sourceKind: 'own-words',
            }),
          },
          { key: 'b', title: 'Only text', text: [] },
        ],
      },
    ])
  })

  it('takes an unknown kind of quotation for an example and drops an unsafe source', () => {
    const raw = {
      _key: 'q',
      _type: 'quotation',
      text: 'x',
      sourceKind: 'client',
      attribution: 'A',
      url: 'javascript:1',
    }
    expect(view([raw])).toMatchObject([
      { quotation: { sourceKind: 'example', attribution: 'A', href: undefined } },
    ])
  })

  it('drops what holds nothing', () => {
    expect(
      view([
        { _key: 'a', _type: 'steps', items: null },
        {
          _key: 'b',
          _type: 'quotation',
          text: null,
          sourceKind: null,
          attribution: null,
          url: null,
        },
        { _key: 'c', _type: 'figure', picture: null, caption: 'Lost' },
        {
          _key: 'd',
          _type: 'callToAction',
          text: null,
          locationLine: null,
          closing: null,
          action: null,
        },
      ]),
    ).toEqual([])
  })

  it('gives an invitation without a button the booking link', () => {
    const raw = {
      _key: 'c',
      _type: 'callToAction',
      text: [block('Call me.')],
      locationLine: 'In Costa Mesa',
      closing: [],
      action: { label: 'Go', href: 'javascript:1' },
    }
    const bookingLink = { label: 'Book', href: '/services' }
    expect(toBody(bodyPart().parse([raw]), bookingLink)).toMatchObject([
      {
        callToAction: {
          text: [[{ text: 'Call me.' }]],
          locationLine: 'In Costa Mesa',
          action: bookingLink,
        },
      },
    ])
  })

  it.each([
    null,
    'text',
    [null],
    [{ _type: 'table', _key: 'x' }],
    [{ _type: 'block' }],
    [{ _type: 'block', _key: 'x', children: 'x', markDefs: 7 }],
    [[[]]],
  ])('survives %j', (raw) => {
    expect(view(raw)).toEqual([])
  })

  it('gives blocks without keys one of their own', () => {
    const keys = view([block('a', { _key: undefined }), block('b', { _key: undefined })]).map(
      (shown) => shown.key,
    )
    expect(new Set(keys).size).toBe(2)
  })
})

describe('the words of a text', () => {
  it('are those of every block but the invitation', () => {
    const raw = [
      block('one two'),
      {
        _type: 'steps',
        _key: 's',
        items: [{ title: 'three', text: 'four', quotation: { text: 'five six' } }],
      },
      { _type: 'quotation', _key: 'q', text: 'seven' },
      { _type: 'figure', _key: 'f', caption: 'eight nine' },
      {
        _type: 'callToAction',
        _key: 'c',
        text: [block('not these words')],
        locationLine: 'nor these',
      },
    ]
    expect(countBodyWords(wordsPart().parse(raw))).toBe(9)
    expect(countBodyWords(bodyPart().parse(raw))).toBe(9)
  })

  it('does not cut a word that changes its look in the middle', () => {
    const raw = [
      { _type: 'block', children: [{ text: 'un' }, { text: 'believ' }, { text: 'able' }] },
    ]
    expect(countBodyWords(wordsPart().parse(raw))).toBe(1)
  })
})
