import fc from 'fast-check'
import { z } from 'zod'
import { seal, unseal } from './sealed.ts'

const facts = z.object({ until: z.number() })
const key = 'the key of this practice'
const sealed = seal(key, 'staff preview', { until: 5 })

describe('a seal', () => {
  it('gives the facts back', () => {
    expect(unseal(key, 'staff preview', sealed, facts)).toEqual({ until: 5 })
  })

  it('may stand in a cookie and in an address as it is', () => {
    expect(sealed).toMatch(/^[\w.-]+$/)
  })

  it('is worth nothing under another key or for another purpose', () => {
    expect(unseal('another key', 'staff preview', sealed, facts)).toBeUndefined()
    expect(unseal(key, 'shared link', sealed, facts)).toBeUndefined()
  })

  it('breaks with any letter that is changed, added or taken away', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.= %'.split('')
    fc.assert(
      fc.property(
        fc.nat(sealed.length),
        fc.constantFrom(0, 1),
        fc.constantFrom('', ...letters),
        (place, taken, put) => {
          const other = sealed.slice(0, place) + put + sealed.slice(place + taken)
          fc.pre(other !== sealed)
          expect(unseal(key, 'staff preview', other, facts)).toBeUndefined()
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is not believed for its own facts written anew', () => {
    const [id, , mark] = sealed.split('.')
    const longer = Buffer.from('{"until":9}').toString('base64url')
    expect(unseal(key, 'staff preview', `${id}.${longer}.${mark}`, facts)).toBeUndefined()
  })

  it('holds nothing that its reader does not expect', () => {
    const other = seal(key, 'staff preview', { until: 'tomorrow' })
    expect(unseal(key, 'staff preview', other, facts)).toBeUndefined()
  })
})
