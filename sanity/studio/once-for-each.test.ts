import { onceForEach } from './once-for-each.ts'

it('makes one of each original, and hands out the same again', () => {
  const originals: object[] = []
  const wrap = onceForEach((original: object) => {
    originals.push(original)
    return { original }
  })
  const [first, second] = [{}, {}]
  const made = wrap(first)
  expect(wrap(first)).toBe(made)
  expect(wrap(second)).not.toBe(made)
  expect(originals).toEqual([first, second])
})
