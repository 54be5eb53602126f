import fc from 'fast-check'
import { fillRequests, orderByReferences } from './order.ts'
import { needsOf, type Stored } from './stored.ts'

const document = (_id: string, ...needs: string[]): Stored => ({
  _id,
  _type: 'post',
  links: needs.map((_ref) => ({ _type: 'reference', _ref })),
})

const idsOf = (groups: Stored[][]) => groups.map((group) => group.map(({ _id }) => _id).sort())

it('What is referred to comes first, and a circle comes at once', () => {
  const groups = orderByReferences([
    document('a', 'b'),
    document('b', 'c', 'elsewhere'),
    document('c', 'd'),
    document('d', 'b'),
    document('alone'),
    document('self', 'self'),
  ])
  expect(idsOf(groups)).toEqual([['b', 'c', 'd'], ['a'], ['alone'], ['self']])
})

it('Weak references and those to other datasets hold nothing up', () => {
  const weak = { _type: 'reference', _ref: 'b', _weak: true }
  const far = { _type: 'crossDatasetReference', _ref: 'b', _dataset: 'other' }
  expect(needsOf({ weak: [weak], far, strong: { deep: { _ref: 'c' } } })).toEqual(['c'])
})

it('For any documents, each is there once and no request refers to what comes later', () => {
  const ids = [...'abcdefghij']
  const anyNeeds = fc.array(fc.subarray(ids, { maxLength: 3 }), {
    minLength: ids.length,
    maxLength: ids.length,
  })
  fc.assert(
    fc.property(anyNeeds, fc.integer({ min: 1, max: 12 }), (needs, most) => {
      const documents = ids.map((id, index) => document(id, ...(needs[index] ?? [])))
      const requests = [
        ...fillRequests(orderByReferences(documents), { documents: most, bytes: 1_000_000 }),
      ]
      expect(
        requests
          .flat()
          .map(({ _id }) => _id)
          .sort(),
      ).toEqual(ids)
      const there = new Set<string>()
      for (const request of requests) {
        for (const { _id } of request) there.add(_id)
        for (const id of request.flatMap(needsOf)) expect(there).toContain(id)
      }
    }),
  )
})

it('Documents that refer to nothing are sent few at a time, by number and by size', () => {
  const groups = Array.from({ length: 7 }, (_, index) => [document(`a${index}`)])
  const sizes = (limits: { documents: number; bytes: number }) =>
    [...fillRequests(groups, limits)].map((request) => request.length)
  expect(sizes({ documents: 3, bytes: 1_000_000 })).toEqual([3, 3, 1])
  expect(sizes({ documents: 100, bytes: 90 })).toEqual([2, 2, 2, 1])
  expect(sizes({ documents: 100, bytes: 1 })).toEqual([1, 1, 1, 1, 1, 1, 1])
})

it('A chain of thousands is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => document(`a${index}`, `a${index + 1}`))
  expect(orderByReferences(chain)).toHaveLength(20_000)
})
