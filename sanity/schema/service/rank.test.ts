import { rankAfter, rankAt } from './rank.ts'

describe('the rank of a service', () => {
  it('has the alphabetical order of the numbers', () => {
    const ranks = Array.from({ length: 100 }, (_, index) => rankAt(index))
    expect(ranks.toSorted()).toEqual(ranks)
    expect(new Set(ranks).size).toBe(100)
  })

  it.each([rankAt(0), rankAt(99), '0|10000g:i', '1|i0000z:'])('has one after %s', (rank) => {
    expect(rankAfter(rank).slice(1) > rank.slice(1)).toBe(true)
  })

  it('begins anew after one that cannot be read', () => {
    expect(rankAfter('third')).toBe(rankAt(1))
  })
})
