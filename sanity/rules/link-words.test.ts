import { linking, passagesOf, places } from './examples.ts'
import { checkLinkWords } from './link-words.ts'
import { linksOf } from './links.ts'

const check = (words: string) =>
  checkLinkWords(linksOf(passagesOf(linking('a', words, 'https://example.org'))))

describe('the words of a link', () => {
  it.each([
    'Click here',
    'click here to book',
    'here',
    'Here.',
    'read more…',
    'Learn more »',
    'this link',
    'this article',
    'More',
    'website',
  ])('say too little: %s', (words) => {
    const findings = check(words)
    expect(places(findings)).toEqual(['warning body.a.markDefs.l'])
    expect(findings[0]?.message).toContain('Put it on words such as')
  })

  it.each(['https://example.org/a?b=c', 'www.example.org', 'example.org', 'sub.example.com/page'])(
    'are hard to listen to: %s',
    (words) => {
      expect(check(words)[0]?.message).toContain('is an address')
    },
  )

  it.each([
    'how a first session works',
    'Read more about sleep',
    'here is a list of groups',
    'you@example.org',
    'Heretics',
    'more kindness',
  ])('say enough: %s', (words) => {
    expect(check(words)).toEqual([])
  })
})
