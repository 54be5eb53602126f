import { makeCrowd } from './crowd.ts'

describe('a crowd', () => {
  it('has room for so many of one caller, and for so many in all', () => {
    const crowd = makeCrowd({ ofOneCaller: 2, ofAll: 4 })
    const callers = ['a', 'a', 'a', 'b', 'c', 'd']
    expect(callers.map((caller) => crowd.enter(caller) !== undefined)).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ])
  })

  it('counts callers that can’t be told apart with all, and none of them alone', () => {
    const crowd = makeCrowd({ ofOneCaller: 1, ofAll: 2 })
    const inside = [1, 2, 3].map(() => crowd.enter(undefined) !== undefined)
    expect(inside).toEqual([true, true, false])
  })

  it('gives a place back once, however often its end is told', () => {
    const crowd = makeCrowd({ ofOneCaller: 2, ofAll: 10 })
    const leave = crowd.enter('a')
    crowd.enter('a')
    leave?.()
    leave?.()
    expect(crowd.enter('a')).toBeDefined()
    expect(crowd.enter('a')).toBeUndefined()
  })
})
