import fc from 'fast-check'
import { parseJson } from './parse-json.ts'

const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`

describe('JSON from outside', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('may be nested 200 levels deep, and no deeper', () => {
    expect(JSON.stringify(parseJson(nested(200)))).toBe(nested(200))
    for (const depth of [202, 20_000, 1_000_000]) {
      expect(() => parseJson(nested(depth))).toThrow('more than 200 levels')
    }
  })

  it('may hold any number of brackets one after the other, or in strings', () => {
    const text = JSON.stringify([...Array(1000).fill([]), '['.repeat(1000), '\\"[['.repeat(500)])
    expect(parseJson(text)).toHaveLength(1002)
  })

  it.each(['', '[', '{"a', '"\\', '"\\"', '{"a":1}}', 'nothing'])('is refused: %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError)
  })
})
