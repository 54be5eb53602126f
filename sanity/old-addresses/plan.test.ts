import fc from 'fast-check'
import { keyOfNew } from '#lib/old-addresses/one-hop.ts'
import { standingPages } from '#lib/old-addresses/standing-pages.ts'
import type { SitePage } from '../schema/old-address/site-pages.ts'
import { nameEnd, planList } from './plan.ts'
import { type Line, longestList, readList } from './read-list.ts'
import { makeOldAddress } from './save.ts'
import type { KnownAddress } from './stored.ts'

const page = (id: string, fields: Partial<SitePage> = {}): SitePage => ({
  id,
  type: 'article',
  title: id,
  use: 'now',
  isPublished: true,
  ...fields,
})

const pages = new Map([
  ['/blog/sleep', page('Sleep')],
  ['/blog/rest', page('Sleep', { use: 'before' })],
  ['/blog/unwritten', page('Unwritten', { isPublished: false })],
])

const known = (key: string, end: KnownAddress['end'], fields: Partial<KnownAddress> = {}) => ({
  id: key,
  revision: 'a',
  key,
  written: key,
  end,
  hasDraft: false,
  ...fields,
})

function plan(text: string, stored: KnownAddress[] = []) {
  const { lines, problems } = readList(text, 'https://practice.example')
  const { changes, problems: more, notes } = planList(lines, { pages, known: stored })
  return {
    leads: changes.map(({ written, end, kind }) => [written, nameEnd(end), kind]),
    problems: [...problems, ...more].map(({ line, text }) => `${line}: ${text}`),
    notes: notes.map(({ line, text }) => `${line}: ${text}`),
  }
}

const keyOfLine = ({ from }: Line) => from.key

describe('a list of old addresses', () => {
  it.each([
    ['commas', '/a,/blog/sleep\n/b,/services'],
    ['a row of names', 'Old address,New address\n/a,/blog/sleep\n/b,/services\n'],
    ['semicolons', 'alt;neu\r\n/a;/blog/sleep\r\n/b;/services\r\n'],
    ['tabs', '/a\t/blog/sleep\n/b\t/services'],
    [
      'quotation marks, empty lines and a mark of the order of bytes',
      '\uFEFF"/a" , "/blog/sleep"\n\n,\n"/b","/services"\n',
    ],
    ['further columns', 'old,new,visits\n/a,/blog/sleep,12\n/b,/services,3'],
    [
      'whole addresses',
      'https://old.example/a/,https://practice.example/blog/sleep/\nhttp://old.example/b,/services',
    ],
    ['a line twice', '/a,/blog/sleep\n/A/,/blog/sleep\n/b,/services'],
  ])('may have %s', (_, text) => {
    expect(plan(text)).toEqual({
      leads: [
        ['/a', '“Sleep”', 'new'],
        ['/b', '/services', 'new'],
      ],
      problems: [],
      notes: [],
    })
  })

  it('names each bad line with its fix', () => {
    const text = [
      'old,new',
      '/a',
      'b,/services',
      '/c,//evil.example',
      '/d,javascript:alert(1)',
      '/e,https://evil.example/x',
      '/f,/\\evil.example',
      '/g,/serv\u0007ices',
      '/h,',
      '/blog/sleep,/services',
      '/blog/rest,/services',
      '/contact,/services',
      '/i,/nowhere',
      '/j,/services',
      '/J/,/about',
    ].join('\n')
    const { leads, problems } = plan(text)
    expect(leads).toEqual([['/j', '/services', 'new']])
    expect(problems).toEqual([
      '2: “/a” has no second column: write the new address behind it, after a comma.',
      '3: “b”: Begin it with a slash, such as /about-me.',
      '4: “//evil.example”: Two slashes at the beginning lead to another website. Begin with one.',
      '5: “javascript:alert(1)”: This is no address of a page. Write it like /about-me.',
      '6: “https://evil.example/x”: evil.example is not this website. Old addresses only lead to pages here: write the part after its name, such as /services.',
      '7: “/\\evil.example”: Write slashes like this: /.',
      '8: “/serv ices”: A space or an invisible sign stands in this address. Write it without, or as %20.',
      '9: “”: The address is missing. Write it like /about-me.',
      '12: “/contact”: This is the contact page of this website: it needs no old address.',
      '10: “/blog/sleep”: “Sleep” has this address here: it needs no old address. Leave the line out.',
      '11: “/blog/rest”: “Sleep” had this address before, so it leads there already. Leave the line out.',
      '13: There is no page at /nowhere. Look whether it is spelled like this, or write the page first.',
      '15: “/J”: line 14 leads it to /services already. Keep one of the two.',
    ])
  })

  it('names the line on which a quotation mark is missing', () => {
    expect(plan('/a,/services\n"/b,/services\n').problems).toEqual([
      expect.stringMatching(/^\d: A quotation mark is missing/),
    ])
    expect(plan('/a,/services\n/b,"/ser"vices\n').problems).toEqual([
      expect.stringMatching(/^2: A quotation mark/),
    ])
  })

  it('is refused as a whole when it is too long', () => {
    const line = (_: unknown, index: number) => `/${index},/services`
    expect(plan(Array.from({ length: longestList }, line).join('\n')).problems).toEqual([])
    expect(plan(Array.from({ length: longestList + 1 }, line).join('\n')).problems).toEqual([
      `${longestList}: The list has more than 5,000 lines. Split it into several files.`,
    ])
  })

  it('leads straight on where one leads to another, also to one that the lake knows', () => {
    const stored = [known('/stored', { page: page('Sleep') })]
    expect(plan('/a,/b\n/b,/C/\n/c,/blog/rest\n/d,/stored', stored)).toEqual({
      leads: ['/a', '/b', '/c', '/d'].map((from) => [from, '“Sleep”', 'new']),
      problems: [],
      notes: [
        '1: “/a” leads over /b and /c, which are old addresses themselves: it is led straight on to “Sleep”.',
        '2: “/b” leads over /c, which is an old address itself: it is led straight on to “Sleep”.',
        '4: “/d” leads over /stored, which is an old address itself: it is led straight on to “Sleep”.',
      ],
    })
  })

  it('says where it leads in a circle', () => {
    expect(plan('/a,/b\n/b,/a\n/c,/c\n/d,/a').problems).toEqual([
      '1: This leads in a circle: /a → /b → /a. Let one of these lead to a page of this website.',
      '2: This leads in a circle: /b → /a → /b. Let one of these lead to a page of this website.',
      '3: This leads in a circle: /c → /c. Let one of these lead to a page of this website.',
      '4: This leads in a circle: /d → /a → /b → /a. Let one of these lead to a page of this website.',
    ])
  })

  it('says what waits, what is as before and what changes', () => {
    const stored = [
      known('/same', { page: page('Sleep') }),
      known('/same-2', { to: '/services' }),
      known('/other', { to: '/about' }, { hasDraft: true }),
      known('/draft', { to: '/about' }, { revision: undefined, hasDraft: true } as object),
    ]
    const text =
      '/same,/blog/sleep\n/same-2,/services\n/other,/blog/sleep\n/draft,/services\n/x,/blog/unwritten'
    expect(plan(text, stored)).toEqual({
      leads: [
        ['/same', '“Sleep”', 'same'],
        ['/same-2', '/services', 'same'],
        ['/other', '“Sleep”', 'changed'],
        ['/draft', '/services', 'new'],
        ['/x', '“Unwritten”', 'new'],
      ],
      problems: [],
      notes: [
        '3: “/other” has changes in the Studio that are not published; they stay as they are.',
        '4: “/draft” has changes in the Studio that are not published; they stay as they are.',
        '5: “/x” waits until “Unwritten” is published.',
      ],
    })
  })

  it('gives one address one document', () => {
    const [first, second] = ['/A/', 'https://old.example/a'].map((old) => {
      const { lines } = readList(`${old},/services`, 'https://practice.example')
      const [change] = planList(lines, { pages, known: [] }).changes
      return change && makeOldAddress(change)._id
    })
    expect(first).toMatch(/^old-address-[0-9a-f]{24}$/)
    expect(second).toBe(first)
  })

  it('never makes a second hop or a circle, whatever is in it and in the lake', () => {
    const place = fc.constantFrom(
      '/a',
      '/B',
      '/c/',
      '/d',
      '/e?x=1',
      '/blog/sleep',
      '/services',
      '/z',
    )
    const rows = fc.array(fc.tuple(place, place), { maxLength: 12 })
    const stored = fc
      .subarray(['/a', '/b', '/z'])
      .map((keys) => keys.map((key) => known(key, { to: '/about' })))
    fc.assert(
      fc.property(rows, stored, (given, before) => {
        const text = given.map((row) => row.join(',')).join('\n')
        const { lines, problems } = readList(text, 'https://practice.example')
        const { changes, problems: more } = planList(lines, { pages, known: before })
        for (const { end } of changes) {
          // A page that somebody wrote, or one that is always there: nothing leads on from either.
          if ('to' in end) expect(standingPages.has(end.to)).toBe(true)
          else expect([...pages.values()]).toContain(end.page)
        }
        const keys = new Set(changes.map(({ key }) => key))
        for (const path of [...pages.keys(), ...standingPages.keys()])
          expect(keys.has(keyOfNew(path)) && pages.has(path)).toBe(false)
        const named = new Set([...problems, ...more].map(({ line }) => line))
        const refused = new Set(lines.filter(({ line }) => named.has(line)).map(keyOfLine))
        for (const line of lines)
          expect(keys.has(keyOfLine(line)) || refused.has(keyOfLine(line))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
