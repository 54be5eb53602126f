import fc from 'fast-check'
import { makeTokens } from './tokens.ts'

const hour = 3_600_000

describe('a token', () => {
  let time = 1_800_000_000_000
  const tokens = makeTokens('a key of the test', () => time)
  const askedAfter = (milliseconds: number) => {
    const token = tokens.issue()
    time += milliseconds
    return tokens.check(token)
  }

  it('is good once a person can have read the form, and for half a day', () => {
    expect([
      askedAfter(0),
      askedAfter(2_999),
      askedAfter(3_000),
      askedAfter(12 * hour),
      askedAfter(12 * hour + 1),
    ]).toEqual(['young', 'young', 'good', 'good', 'old'])
  })

  it('is worth nothing when it is from another time, key or place', () => {
    const token = tokens.issue()
    time += hour
    expect(makeTokens('another key', () => time).check(token)).toBe('unknown')
    const [moment = '', random, signature] = token.split('.')
    const earlier = (Number.parseInt(moment, 36) - hour).toString(36)
    expect(tokens.check(`${earlier}.${random}.${signature}`)).toBe('unknown')
    expect(tokens.check(`${token}x`)).toBe('unknown')
    expect(tokens.check('')).toBe('unknown')
    // Nobody is handed a form of tomorrow.
    const early = makeTokens('a key of the test', () => time + hour).issue()
    expect(tokens.check(early)).toBe('young')
  })

  it('is never made up by chance', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (...parts) => {
        expect(tokens.check(parts.join('.'))).toBe('unknown')
      }),
    )
  })

  it('sends five times and no more, whatever other tokens do', () => {
    const [token, other] = [tokens.issue(), tokens.issue()]
    const uses = Array.from({ length: 7 }, () => tokens.use(token))
    expect(uses).toEqual([true, true, true, true, true, false, false])
    expect(tokens.use(other)).toBe(true)
  })

  it('is another one each time', () => {
    expect(tokens.issue()).not.toBe(tokens.issue())
  })
})
