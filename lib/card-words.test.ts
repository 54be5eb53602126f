import { cardWords, describeCard, drawable } from './card-words.ts'
import { examplePractice, examplePractitioner } from './example-views.ts'

describe('the words of a card', () => {
  it('are the title, and whose practice it is, with the license', () => {
    expect(cardWords('Why can’t I sleep?', examplePractice)).toEqual({
      title: 'Why can’t I sleep?',
      practice: 'Nightlight Therapy',
      licence: 'Your Name, LMFT · License 000000',
    })
  })

  it('say registration of an associate, and nothing while nobody’s license is known', () => {
    const owner = { ...examplePractitioner, isAssociate: true }
    expect(cardWords('A', { ...examplePractice, owner }).licence).toContain('Registration 000000')
    const supervisor = { name: 'A. Supervisor', licence: 'LMFT 00001' }
    const supervised = { ...examplePractice, owner: { ...owner, supervisor } }
    expect(cardWords('A', supervised).supervision).toBe('supervised by A. Supervisor, LMFT 00001')
    expect(cardWords('A', { name: 'A practice', owner: undefined })).toEqual({
      title: 'A',
      practice: 'A practice',
    })
  })

  it.each([
    ['“Quotes” — and café, naïve, Łódź, Nguyễn…', '“Quotes” — and café, naïve, Łódź, Nguyễn…'],
    ['Good night 🌙 moon 👩‍👧 🇺🇸', 'Good night moon'],
    ['1️⃣ thing', '1 thing'],
    ['\u{1f469}\u{1f3fd} only', 'only'],
    ['A\u200b \n\t line\u00ad', 'A line'],
    ['non\u2011breaking', 'non-breaking'],
    ['e\u0301te\u0301', 'été'],
  ])('of %j are drawn as %j', (title, drawn) => {
    expect(drawable(title)).toBe(drawn)
  })

  it.each(['불안', 'Сон і ніч', 'Sleep, or 眠る', '🌙', ' '])(
    'leave a title out that can’t be drawn whole: %s',
    (title) => {
      expect(cardWords(title, examplePractice)).not.toHaveProperty('title')
    },
  )

  it('are cut between two words where there are too many', () => {
    const { title } = cardWords('very long '.repeat(40), examplePractice)
    expect(title?.length).toBeLessThanOrEqual(150)
    expect(title).toMatch(/(very|long) …$/)
  })

  it('are told to those who can’t see the card', () => {
    expect(describeCard({ title: 'Sleep', practice: 'A practice' })).toBe(
      '“Sleep · A practice” beside a window at night with a lamp left on',
    )
    expect(describeCard({ practice: '' })).toBe('A window at night with a lamp left on')
  })
})
