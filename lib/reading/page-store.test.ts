import fc from 'fast-check'
import { makePageStore } from './page-store.ts'

describe('the store of pages', () => {
  it('forgets what was not asked for the longest', () => {
    const store = makePageStore<{ size: number }>(30)
    store.set('a', { size: 8 })
    store.set('b', { size: 8 })
    store.set('c', { size: 8 })
    store.get('a')
    store.set('d', { size: 8 })
    expect([...store.entries()].map(([key]) => key)).toEqual(['d', 'a', 'c'])
  })

  it('does not empty itself for something that can’t fit', () => {
    const store = makePageStore<{ size: number }>(30)
    store.set('a', { size: 8 })
    store.set('b', { size: 100 })
    expect(store.get('a')).toBeDefined()
    expect(store.get('b')).toBeUndefined()
  })

  it('never holds more than it may, and knows how much that is', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      size: fc.integer({ min: 1, max: 40 }),
      act: fc.constantFrom('set', 'get', 'delete'),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const store = makePageStore<{ size: number }>(60)
        for (const { key, size, act } of steps) {
          if (act === 'set') store.set(key, { size })
          else if (act === 'get') store.get(key)
          else store.delete(key)
          const bytes = [...store.values()].reduce((sum, value) => sum + value.size + 2, 0)
          expect(store.calculatedSize).toBe(bytes)
          expect(bytes).toBeLessThanOrEqual(60)
        }
      }),
    )
  })
})
