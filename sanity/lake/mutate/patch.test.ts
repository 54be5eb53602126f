import { closeTestStores, commit, openTestStore } from '../store/store-for-tests.ts'
import { comparePatches } from '../torture/compare-patches.ts'
import { samplePrograms, startingDocument } from '../torture/patch-programs.ts'

afterEach(closeTestStores)

describe('Patches', () => {
  it('do what the patcher of the Studio does, and tell listeners so', () => {
    const store = openTestStore()
    const programs = samplePrograms(80, Date.now() % 100_000)
    const { changed, refused, differences } = comparePatches(store, programs)
    expect(differences).toEqual([])
    expect(changed).toBeGreaterThan(60)
    expect(refused).toBeGreaterThan(3)
  })

  it.each([
    ['a range that fills the memory', { set: { 'list[0:1000000000]': 1 } }],
    ['a range among others', { unset: ['title', 'list[0, -2000000000 : 5].text'] }],
    ['a range from far below', { inc: { 'list[-1000000000:]': 1 } }],
    ['a range to insert at', { insert: { after: 'list[1:99999999]', items: [] } }],
    ['a path without an end', { unset: [`a${'.a'.repeat(5000)}`] }],
  ])('refuse %s', (_, operations) => {
    const store = openTestStore()
    commit(store, { create: startingDocument('a') })
    const before = store.get('a')
    expect(() => commit(store, { patch: { id: 'a', ...operations } })).toThrow(
      /The ranges of a path end|characters at most/,
    )
    expect(store.get('a')).toBe(before)
  })

  it('take digits in a key for no range', () => {
    const store = openTestStore()
    commit(store, { create: { ...startingDocument('a'), list: [{ _key: '1000000000:', n: 1 }] } })
    commit(store, { patch: { id: 'a', set: { 'list[_key=="1000000000:"].n': 2 } } })
    expect(store.get('a')?.list).toEqual([{ _key: '1000000000:', n: 2 }])
  })
})
