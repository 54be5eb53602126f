import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from './sha256.ts'

const expected = (text: string) => createHash('sha256').update(text).digest('hex')

describe('sha256', () => {
  it('is the one of everybody else, whatever the length', () => {
    for (let length = 0; length < 200; length++) {
      expect(sha256('a'.repeat(length))).toBe(expected('a'.repeat(length)))
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(expected(text))
      }),
    )
  })
})
