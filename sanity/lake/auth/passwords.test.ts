import { hashPassword, isPassword, whyWeak } from './passwords.ts'

describe('a hashed password', () => {
  it('is recognised, and no other is', async () => {
    const stored = await hashPassword('four quiet herons wade')
    expect(stored).toMatch(/^scrypt:32768:8:3:[\w-]{22}:[\w-]{43}$/)
    expect(await isPassword('four quiet herons wade', stored)).toBe(true)
    expect(await isPassword('four quiet herons wadE', stored)).toBe(false)
    expect(await isPassword('', stored)).toBe(false)
  })

  it('differs each time', async () => {
    expect(await hashPassword('four quiet herons wade')).not.toBe(
      await hashPassword('four quiet herons wade'),
    )
  })

  it('is recognised under the cost that it was made with', async () => {
    const cheap = 'scrypt:16:1:1:AAAAAAAAAAAAAAAAAAAAAA:'
    const made = await import('node:crypto').then(({ scryptSync }) =>
      scryptSync('quiet', Buffer.alloc(16), 32, { N: 16, r: 1, p: 1 }).toString('base64url'),
    )
    expect(await isPassword('quiet', cheap + made)).toBe(true)
  })

  it('is the same however a keyboard writes its letters', async () => {
    const stored = await hashPassword('caf\u00e9 au lait, please')
    expect(await isPassword('cafe\u0301 au lait, please', stored)).toBe(true)
  })

  it('is never found for an account that does not exist, whatever is tried', async () => {
    expect(await isPassword('', undefined)).toBe(false)
    expect(await isPassword('anything at all', undefined)).toBe(false)
  })
})

describe('a new password', () => {
  it.each([
    'four quiet herons wade',
    'Kx7#pQ2!vN9z',
    'läuft über den Zaun',
    '長い合言葉は安全ですよね皆さん',
    '481 5162 3426 7093',
  ])('may be "%s"', (password) => {
    expect(whyWeak(password, ['maya', 'lin'])).toBeUndefined()
  })

  it.each([
    ['', /at least 12/],
    ['Kx7#pQ2!vN9', /at least 12/],
    ['👍👍👍👍👍👍', /at least 12/],
    ['x'.repeat(257), /at most 256/],
    ['aaaaaaaaaaaa', /tried first/],
    ['abcabcabcabc', /tried first/],
    ['password1234', /tried first/],
    ['P@ssw0rd2026!', /tried first/],
    ['123456789012', /tried first/],
    ['qwertyuiop123', /tried first/],
    ['1q2w3e4r5t6y', /tried first/],
    ['Welcome-Password-1', /tried first/],
    ['letmein letmein', /tried first/],
    ['administrator!!', /tried first/],
    ['Nightlight2026', /tried first/],
    ['mayalin19841984', /tried first/],
    ['correcthorsebatterystaple', /tried first/],
    ['abcdefghijkl', /tried first/],
    ['lkjhgfdsapoiuytrewq', /tried first/],
  ])('may not be "%s"', (password, reason) => {
    expect(whyWeak(password, ['maya', 'lin'])).toMatch(reason)
  })
})
