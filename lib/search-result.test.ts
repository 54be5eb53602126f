import { cutForSearch } from './search-result.ts'

describe('a text among search results', () => {
  it.each([
    ['that fits is whole', 'Why can’t I sleep?', 18, 'Why can’t I sleep?'],
    ['is cut between words', 'Why can’t I sleep at night?', 20, 'Why can’t I sleep …'],
    [
      'loses the dot before what is cut off',
      'Why can’t I sleep · A Practice',
      22,
      'Why can’t I sleep …',
    ],
    ['of one long word is cut inside', 'Donaudampfschifffahrt', 10, 'Donaudam …'],
    ['keeps nothing of nothing', '', 60, ''],
  ])('%s', (_, text, room, shown) => {
    expect(cutForSearch(text, room)).toBe(shown)
  })
})
