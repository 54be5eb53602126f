import { describeShowing, namePlaces, readShowing } from './showing.ts'

const now = Date.parse('2026-05-05T19:00:00Z')
const said = (fields: object) => describeShowing(readShowing({ places: ['blog'], ...fields }), now)

describe('where and when a banner shows', () => {
  it.each([
    [{}, 'On the blog'],
    [{ places: ['services', 'home'] }, 'On the home page and the services page'],
    [{ until: '2026-05-10T00:00:00Z' }, 'On the blog until Sat, May 9, 5:00 PM'],
    [{ until: '2028-05-10T00:00:00Z' }, 'On the blog until May 9, 2028'],
    [{ from: '2026-05-01T00:00:00Z' }, 'On the blog'],
    [
      { from: '2026-05-09T14:30:00Z', until: '2026-06-01T00:00:00Z' },
      'Waiting until Sat, May 9, 7:30 AM, then on the blog',
    ],
    [{ until: '2026-05-05T19:00:00Z' }, 'Over'],
    [
      { from: '2026-06-02T00:00:00Z', until: '2026-06-01T00:00:00Z' },
      'Never: it ends before it begins',
    ],
    [{ places: [] }, 'Nowhere yet: choose where it shows'],
    [{ places: undefined, from: 'soon', until: 7 }, 'Nowhere yet: choose where it shows'],
  ])('%j: %s', (fields, words) => {
    expect(said(fields)).toBe(words)
  })
})

it('names three pages as one would say them', () => {
  expect(namePlaces(['home', 'blog', 'services'])).toBe(
    'the home page, the blog, and the services page',
  )
})
