import { rankAt } from '../../schema/service/rank.ts'
import { missingRanks } from './rank-unranked.ts'

const version = (_id: string, fields: object = {}) => ({
  _id,
  orderRank: null,
  order: null,
  title: null,
  ...fields,
})

describe('services that were never dragged', () => {
  it('get ranks in the order of the website, a draft that of its published version', () => {
    const ranks = missingRanks([
      version('no-place'),
      version('second', { order: 2 }),
      version('drafts.second', { order: 2 }),
      version('first', { order: 1 }),
    ])
    expect(ranks.get('drafts.second')).toBe(ranks.get('second'))
    const order = [...ranks].toSorted(([, one], [, other]) => (one < other ? -1 : 1))
    expect(order.map(([id]) => id)).toEqual(['first', 'second', 'drafts.second', 'no-place'])
  })

  it('come after those that were dragged', () => {
    const dragged = { orderRank: rankAt(5) }
    const ranks = missingRanks([version('dragged', dragged), version('new', { order: 1 })])
    expect([...ranks.keys()]).toEqual(['new'])
    expect((ranks.get('new') ?? '') > rankAt(5)).toBe(true)
  })

  it('are left alone when all have a rank', () => {
    expect(missingRanks([version('one', { orderRank: rankAt(0) })]).size).toBe(0)
  })
})
