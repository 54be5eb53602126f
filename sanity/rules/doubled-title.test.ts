import { checkDoubledTitle } from './doubled-title.ts'
import { heading, paragraph, passagesOf, places } from './examples.ts'

describe('a title that stands in the text too', () => {
  it.each(['Why Can’t I Sleep?', "why can't i sleep", ' WHY CAN’T I SLEEP… '])(
    'is named: %s',
    (text) => {
      const passages = passagesOf(paragraph('a', ''), heading('b', text), paragraph('c', 'Night.'))
      expect(places(checkDoubledTitle(passages, 'Why Can’t I Sleep?'))).toEqual(['warning body.b'])
    },
  )

  it.each([
    ['Awake at Three', [paragraph('a', 'You are tired.'), heading('b', 'Awake at Three')]],
    ['', [paragraph('a', '…')]],
    ['Awake', []],
  ])('is none for “%s”', (title, blocks) => {
    expect(checkDoubledTitle(passagesOf(...blocks), title)).toEqual([])
  })
})
