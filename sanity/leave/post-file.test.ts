import fc from 'fast-check'
import { type Post, readPost, toPost, writePost } from './post-file.ts'
import { type Stored, tidyMarks } from './stored.ts'

const addressOf = (id: string) => (id === 'gone' ? undefined : `/blog/${id}`)

let count = 0
const key = () => `key${count++}`
type Run = { text: string; marks?: string[] }
const block = (runs: Run[], extra: Stored = {}) => ({
  _type: 'block',
  _key: key(),
  style: 'normal',
  markDefs: [],
  children: runs.map(({ text, marks = [] }) => ({ _type: 'span', _key: key(), text, marks })),
  ...extra,
})

const postOf = (body: unknown[], fields: Stored = {}): Post => ({
  id: 'night',
  state: 'published',
  fields,
  body,
})
const write = (body: unknown[]) => writePost(postOf(body), addressOf).split('---\n\n')[1]?.trim()

describe('a post as Markdown', () => {
  it('is what a person would write', () => {
    const link = { _type: 'link', _key: 'l', href: 'https://example.org/a' }
    const reference = { _type: 'reference', _ref: 'sleep', _weak: true }
    const own = { _type: 'internalLink', _key: 'o', reference }
    expect(
      write([
        block([{ text: 'Where It Comes From' }], { style: 'h2' }),
        block(
          [
            { text: 'You are ' },
            { text: 'still', marks: ['strong'] },
            { text: ' awake. Read ' },
            { text: 'this', marks: ['l'] },
            { text: ' or ' },
            { text: 'that', marks: ['em', 'o'] },
            { text: '.\nRest!' },
          ],
          { markDefs: [link, own] },
        ),
        block([{ text: 'a' }], { listItem: 'bullet', level: 1 }),
        block([{ text: 'b' }], { listItem: 'number', level: 2 }),
        block([{ text: 'c' }], { listItem: 'bullet', level: 1 }),
        {
          _type: 'steps',
          _key: key(),
          items: [
            {
              _type: 'step',
              _key: key(),
              title: 'Name it',
              text: 'Slowly.',
              quotation: { _type: 'quotation', text: '“It is late.”', sourceKind: 'example' },
            },
          ],
        },
        {
          _type: 'quotation',
          _key: key(),
          text: 'Night brings counsel.',
          sourceKind: 'proverb',
          attribution: 'French',
        },
        {
          _type: 'figure',
          _key: key(),
          picture: { _type: 'picture', asset: { file: 'pictures/a.png' }, alt: 'A lamp' },
          caption: 'The hall',
        },
        {
          _type: 'callout',
          _key: key(),
          title: 'For tonight',
          text: [block([{ text: 'One thing is ' }, { text: 'enough', marks: ['em'] }])],
        },
        { _type: 'crisisHelp', _key: key(), introduction: 'Somebody is awake.' },
        {
          _type: 'callToAction',
          _key: key(),
          text: [block([{ text: 'Write to me.' }])],
          locationLine: 'In Costa Mesa',
          closing: [block([{ text: 'Rest well.' }])],
        },
      ]),
    ).toBe(`## Where It Comes From

You are **still** awake. Read [this](https://example.org/a) or [_that_](/blog/sleep "page:sleep").\\
Rest!

- a
  1. b
- c

<!-- steps -->

1. Name it

   Slowly.

   <!-- quotation {"sourceKind":"example"} -->
   > “It is late.”

<!-- end of steps -->

<!-- quotation {"sourceKind":"proverb","attribution":"French"} -->
> Night brings counsel.

<!-- figure {"picture":{"_type":"picture"}} -->
![A lamp](pictures/a.png "The hall")

<!-- note {"title":"For tonight"} -->

One thing is _enough_

<!-- end of note -->

<!-- crisis help {"introduction":"Somebody is awake."} -->

<!-- call to action -->

Write to me.

<!-- location line -->

In Costa Mesa

<!-- closing words -->

Rest well.

<!-- end of call to action -->`)
  })

  it('keeps a block that it does not know as JSON', () => {
    const embed = { _type: 'embed', _key: 'c', text: '``` --> <b>' }
    expect(write([embed])).toMatch(/^```nightlight\n\{.*\}\n```$/)
    expect(readPost(writePost(postOf([embed]), addressOf))?.body).toEqual([embed])
  })

  it('takes what a person changed and added', () => {
    const text = writePost(postOf([block([{ text: 'One.' }])]), addressOf)
    const post = readPost(text.replace('One.', 'One *more* time.\n\n> Quoted.\n\n![A lamp](a.png)'))
    expect(post?.body).toMatchObject([
      { children: [{ text: 'One ' }, { text: 'more', marks: ['em'] }, { text: ' time.' }] },
      { _type: 'quotation', text: 'Quoted.', sourceKind: 'example' },
      { _type: 'figure', picture: { asset: { file: 'a.png' }, alt: 'A lamp' } },
    ])
  })

  it('names the files of pictures wherever they stand', () => {
    const asset = { _type: 'reference', _ref: 'image-a-1x1-png' }
    const picture = { _type: 'picture', asset, hotspot: { x: 0.5 } }
    const document = { _id: 'drafts.x', _type: 'article', _rev: '1', banner: picture, body: [] }
    expect(toPost(document, (id) => `pictures/${id}`)).toEqual({
      id: 'x',
      state: 'draft',
      fields: {
        banner: {
          _type: 'picture',
          asset: { file: 'pictures/image-a-1x1-png' },
          hotspot: { x: 0.5 },
        },
      },
      body: [],
    })
  })

  it('is nothing to other Markdown', () => {
    expect(readPost('---\ntitle: "A"\n---\n\nWords')).toBeUndefined()
    expect(readPost('Words')).toBeUndefined()
  })
})

/** Everything that can stand in a post, made of texts. */
function postsOf(text: fc.Arbitrary<string>) {
  const href = fc.constantFrom(
    'https://example.org/a',
    'https://example.org/(a)?b=1&amp=2&lt;#c d',
    'mailto:you@example.com',
    '/services',
    'https://example.org/a\\b<c>',
  )
  const id = fc.constantFrom('sleep', 'gone', 'service-1')
  const outer = href.map((address) => ({ href: address }))
  const inner = id.map((page) => ({ page }))
  const textBlock = (
    extra: fc.Arbitrary<Stored>,
    link: fc.Arbitrary<Stored> = fc.oneof(outer, inner),
  ) => {
    const mark = fc.record({ strong: fc.boolean(), em: fc.boolean(), link: fc.option(link) })
    const runs = fc.uniqueArray(fc.tuple(text, mark), {
      minLength: 1,
      maxLength: 5,
      // Runs that look alike are one run in every editor.
      selector: ([, marks]) => JSON.stringify(marks),
    })
    return fc.tuple(runs, extra).map(([list, fields]) => {
      const markDefs: Stored[] = []
      const spans = list.map(([words, { strong, em, link: target }]) => {
        const marks = [strong && 'strong', em && 'em'].filter((name) => typeof name === 'string')
        if (target) {
          const _key = key()
          const reference = { _type: 'reference', _ref: target.page, _weak: true }
          markDefs.push(
            'page' in target
              ? { _type: 'internalLink', _key, reference }
              : { _type: 'link', _key, ...target },
          )
          marks.push(_key)
        }
        return { text: words, marks }
      })
      return block(spans, { markDefs, ...fields })
    })
  }
  const simple = fc.array(textBlock(fc.constant({}), outer), { maxLength: 2 })
  const quotation = fc
    .record(
      {
        text,
        sourceKind: fc.constantFrom('own-words', 'example', 'published-work', 'proverb'),
        attribution: text,
        url: href,
      },
      { requiredKeys: ['text', 'sourceKind'] },
    )
    .map((fields) => ({ _type: 'quotation', ...fields }))
  const keyed = (value: Stored) => ({ ...value, _key: key() })
  const picture = fc
    .record(
      {
        asset: fc.constantFrom('pictures/a.png', 'pictures/b c.jpg').map((file) => ({ file })),
        alt: fc.oneof(text, fc.constant('')),
        decorative: fc.boolean(),
        credit: text,
        peopleShown: fc.constantFrom('none', 'therapist', 'model'),
        hotspot: fc.constant({ _type: 'sanity.imageHotspot', x: 0.25, y: 0.5 }),
      },
      { requiredKeys: ['asset'] },
    )
    .map((fields) => ({ _type: 'picture', ...fields }))
  const step = fc
    .record(
      { title: text, text, quotation: fc.oneof(quotation, quotation.map(keyed)) },
      { requiredKeys: ['title'] },
    )
    .map((fields) => ({ _type: 'step', _key: key(), ...fields }))
  const callToAction = fc
    .record(
      {
        text: simple,
        locationLine: text,
        closing: simple,
        action: fc.record({ label: text, href }),
      },
      { requiredKeys: ['text'] },
    )
    .map((fields) => ({ _type: 'callToAction', _key: key(), ...fields }))
  const item = fc.record({
    listItem: fc.constantFrom('bullet', 'number'),
    level: fc.constantFrom(1, 2),
  })
  const anyBlock = fc.oneof(
    textBlock(fc.constantFrom({}, { style: 'h2' }, { style: 'h3' })),
    textBlock(item),
    fc.constant(0).map(() => block([{ text: '' }])),
    quotation.map(keyed),
    fc
      .record({ picture, caption: text }, { requiredKeys: ['picture'] })
      .map((fields) => ({ _type: 'figure', _key: key(), ...fields })),
    fc
      .array(step, { minLength: 1, maxLength: 3 })
      .map((items) => ({ _type: 'steps', _key: key(), items })),
    callToAction,
    fc
      .record({ title: text, text: simple }, { requiredKeys: ['text'] })
      .map((fields) => ({ _type: 'callout', _key: key(), ...fields })),
    fc
      .record({ introduction: text }, { requiredKeys: [] })
      .map((fields) => ({ _type: 'crisisHelp', _key: key(), ...fields })),
    fc.constant(0).map(() => ({ _type: 'embed', _key: key() })),
  )
  return { anyBlock, picture, callToAction, id, href }
}

describe('any post', () => {
  const sign = fc.constantFrom(
    ...['*', '_', '**', '[', ']', '(', ')', '<', '>', '`', '#', '-', '+', '1.', '&amp;', '&', '!'],
    ...[
      '\\',
      '|',
      '~~~',
      '---',
      '===',
      '<!-- a -->',
      '“',
      '”',
      '\u00A0',
      '  ',
      '\n',
      '\t',
      '\u200B',
      'é',
      'e\u0301',
      '🌙',
    ],
  )
  const letters = fc.stringMatching(/^[A-Za-z]{1,8}[ ,.!?]?$/)
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: letters }, { weight: 1, arbitrary: sign }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join(''))
  const { anyBlock, picture, callToAction, id, href } = postsOf(text)
  const date = fc.date({ noInvalidDate: true }).map((moment) => moment.toISOString())
  const post: fc.Arbitrary<Post> = fc.record({
    id: fc.constantFrom('night', 'article-1'),
    state: fc.constantFrom('published' as const, 'draft' as const),
    fields: fc.record(
      {
        title: text,
        subtitle: text,
        slug: text.map((current) => ({ _type: 'slug', current })),
        previousSlugs: fc.array(text),
        banner: picture,
        topics: fc.array(
          id.map((_ref) => ({ _type: 'reference', _ref, _weak: true, _key: key() })),
        ),
        contentNote: fc.record({ text }),
        references: fc.array(
          fc
            .record({ text, url: href })
            .map((fields) => ({ _type: 'source', _key: key(), ...fields })),
        ),
        callToAction,
        publishedAt: date,
        updatedAt: date,
        seo: fc.record({ title: text, description: text }, { requiredKeys: [] }),
        safetyExit: fc.boolean(),
        importedFrom: fc.record({ fingerprint: text, fileName: text }),
      },
      { requiredKeys: [] },
    ),
    body: fc.array(anyBlock, { maxLength: 8 }).map((body) => tidyMarks(body) as unknown[]),
  })

  it('comes back equal from its file, keys included', () => {
    fc.assert(
      fc.property(post, (written) => {
        expect(readPost(writePost(written, addressOf))).toEqual(written)
      }),
      { numRuns: 400 },
    )
  })

  it('needs no JSON for what people write', () => {
    const plain = fc
      .array(letters, { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('').trim())
    const every = fc.sample(postsOf(plain).anyBlock, { numRuns: 1000, seed: 7 }) as Stored[]
    // Blocks of another schema, and list items without an outer one, are no writing of people.
    const usual = every.filter(({ _type, level }) => _type !== 'embed' && level !== 2)
    expect(usual.length).toBeGreaterThan(700)
    const fenced = usual
      .map((one) => write([tidyMarks(one)]))
      .filter((text) => text?.startsWith('```'))
    expect(fenced).toEqual([])
  })
})
