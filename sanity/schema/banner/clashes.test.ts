import fc from 'fast-check'
import { validate } from '../validate-like-the-studio.ts'
import { findClashes, type OtherBanner } from './clashes.ts'
import { bannersForPlaceParser, pickBanner } from './view.ts'

const now = Date.parse('2026-05-05T12:00:00Z')
const day = (date: number) => `2026-05-${String(date).padStart(2, '0')}T12:00:00Z`

const other = (more: Partial<OtherBanner> = {}): OtherBanner => ({
  _id: 'group',
  heading: 'An evening group',
  places: ['blog'],
  priority: 0,
  from: null,
  until: null,
  ...more,
})

const own = { _id: 'own', heading: 'New hours', places: ['home', 'blog'], priority: 0 }

describe('two banners with the same priority', () => {
  it('are in each other’s way on the pages and at the times that they share', () => {
    expect(findClashes(own, [other()], now)).toEqual([
      '“An evening group” is due on the blog at the same time with the same priority, 0, so only one of them shows. Give the one that matters more a larger priority, or choose times that do not meet.',
    ])
  })

  it('show the one that begins last', () => {
    const [message] = findClashes(own, [other({ from: day(9) })], now)
    expect(message).toContain('only the one that begins last shows')
  })

  it.each([
    ['on other pages', own, other({ places: ['services'] })],
    ['nowhere', own, other({ places: null })],
    ['when one ends as the other begins', { ...own, until: day(9) }, other({ from: day(9) })],
    ['when one is over', own, other({ until: day(4) })],
    ['when this one is over', { ...own, until: day(4) }, other()],
    ['when they met in the past only', { ...own, until: day(5) }, other({ until: day(5) })],
    ['when one ends before it begins', own, other({ from: day(9), until: day(8) })],
  ])('are not %s', (_, banner, found) => {
    expect(findClashes(banner, [found], now)).toEqual([])
  })
})

describe('a banner that another one always beats', () => {
  it('is told which one, and what priority it needs', () => {
    expect(findClashes(own, [other({ priority: 10 })], now)).toEqual([
      'This banner never shows on the blog: “An evening group” has a larger priority, 10, all the while. Give this one a priority above 10, or times when the other is not there.',
    ])
  })

  it('is named where the other one is edited', () => {
    const [message] = findClashes({ ...own, priority: 5 }, [other()], now)
    expect(message).toMatch(/^“An evening group” never shows on the blog/)
  })

  it.each([
    ['before the other begins', { ...own, until: day(9) }, other({ priority: 1, from: day(6) })],
    ['after the other ends', own, other({ priority: 1, until: day(9) })],
  ])('is not beaten when it shows %s', (_, banner, found) => {
    expect(findClashes(banner, [found], now)).toEqual([])
  })

  it('is beaten also when its only time alone is past', () => {
    const banner = { ...own, from: day(1), until: day(9) }
    expect(findClashes(banner, [other({ priority: 1, from: day(4) })], now)).toHaveLength(1)
  })
})

describe('drafts of other banners', () => {
  it('count, and are called what they are', () => {
    const [message] = findClashes(own, [other({ _id: 'drafts.group' })], now)
    expect(message).toMatch(/^“An evening group” \(not published yet\) is due/)
  })

  it('stand for their published version, and are named once', () => {
    const draft = other({ _id: 'drafts.group', heading: 'A morning group' })
    const messages = findClashes(own, [draft, other()], now)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^“A morning group” is due/)
  })

  it('that make room only need publishing', () => {
    const draft = other({ _id: 'drafts.group', places: ['services'] })
    const [message] = findClashes(own, [draft, other()], now)
    expect(message).toMatch(
      /^“An evening group” is due .* You have already changed “An evening group”: publish that too\.$/,
    )
  })
})

describe('in the Studio', () => {
  const banner = { ...own, _type: 'banner', _id: 'drafts.own' }

  it('it is a warning at the pages, and never stops her', async () => {
    expect(await validate(banner, undefined, [other()])).toMatchObject([
      { level: 'warning', path: 'places' },
    ])
    expect(await validate(banner, undefined, [])).toEqual([])
  })

  it('a lake that does not answer says nothing', async () => {
    const failing = new Error('no answer')
    expect(await validate(banner, undefined, failing)).toEqual([])
  })
})

describe('what is said', () => {
  it('agrees with what the page shows: a hidden banner is not picked at any moment to come', () => {
    const moment = fc.option(fc.integer({ min: 1, max: 9 }).map(day), { nil: null })
    const banner = fc.record({
      priority: fc.integer({ min: 0, max: 2 }),
      from: moment,
      until: moment,
    })
    fc.assert(
      fc.property(banner, banner, (first, second) => {
        const one = { ...other(first), _id: 'one', heading: 'One' }
        const two = { ...other(second), _id: 'two', heading: 'Two' }
        const [message = ''] = findClashes(one, [two], now)
        const shown = [5, 6, 7, 8, 9, 10].map((date) => shownAt(day(date), [one, two]))
        if (message.startsWith('This banner never')) expect(shown).not.toContain('one')
        if (message.startsWith('“Two” never')) expect(shown).not.toContain('two')
        // Without a word both are seen, each at a moment of its own, unless its times leave none.
        if (message === '') {
          for (const one of [first, second]) {
            const alone = [5, 6, 7, 8, 9, 10].map((date) =>
              shownAt(day(date), [{ ...other(one), _id: one === first ? 'one' : 'two' }]),
            )
            const id = one === first ? 'one' : 'two'
            if (alone.includes(id)) expect(shown).toContain(id)
          }
        }
      }),
    )
  })
})

/** The banner that the blog shows, as its page finds it: by the query's filter and the page's choice. */
function shownAt(moment: string, banners: OtherBanner[]): string | undefined {
  const notOver = banners.filter(
    ({ until }) => until === null || Date.parse(until) > Date.parse(moment),
  )
  const raw = notOver.map((banner) => ({ ...banner, text: null, picture: null, link: null }))
  return pickBanner(bannersForPlaceParser.parse(raw), moment, { drafts: false })?.id
}
