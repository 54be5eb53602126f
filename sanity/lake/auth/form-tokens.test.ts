import { createFormTokens } from './form-tokens.ts'

describe('the token in a form', () => {
  it('is good once, for its own purpose', () => {
    const tokens = createFormTokens()
    const token = tokens.issue('a')
    expect(tokens.redeem(token, 'b')).toBe(false)
    expect(tokens.redeem(token, 'a')).toBe(true)
    expect(tokens.redeem(token, 'a')).toBe(false)
  })

  it('is good for an hour', () => {
    let now = 5_000_000
    const tokens = createFormTokens(() => now)
    const [early, late] = [tokens.issue('a'), tokens.issue('a')]
    now += 60 * 60_000 - 1
    expect(tokens.redeem(early, 'a')).toBe(true)
    now += 1
    expect(tokens.redeem(late, 'a')).toBe(false)
  })

  it('cannot be made up, aged back or taken from another lake', () => {
    const tokens = createFormTokens()
    const [nonce, madeAt, signature] = tokens.issue('a').split('.')
    for (const token of [
      '',
      '..',
      'a.1.b',
      `${nonce}.${Number(madeAt) + 1}.${signature}`,
      `x${nonce}.${madeAt}.${signature}`,
      createFormTokens().issue('a'),
    ]) {
      expect(tokens.redeem(token, 'a')).toBe(false)
    }
  })

  it('does not become good again when thousands of others were used', () => {
    let now = 1
    const tokens = createFormTokens(() => now)
    const first = tokens.issue('a')
    expect(tokens.redeem(first, 'a')).toBe(true)
    now += 1
    for (let count = 0; count < 10_001; count += 1) {
      expect(tokens.redeem(tokens.issue('a'), 'a')).toBe(true)
      if (count % 100 === 0) now += 1
    }
    expect(tokens.redeem(first, 'a')).toBe(false)
    expect(tokens.redeem(tokens.issue('a'), 'a')).toBe(true)
  }, 30_000)
})
