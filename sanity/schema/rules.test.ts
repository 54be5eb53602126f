import { checkPhone } from './rules.ts'

describe('checkPhone', () => {
  it.each([undefined, '', ' ', '(714) 555-0123', '(714) 555-0123 ext. 5', '+44 20 7946 0000'])(
    'takes %j',
    (phone) => expect(checkPhone(phone)).toBe(true),
  )

  it.each(['(714) 555-CALL', '714-555-0123 or 714-555-0199', '555-0123'])(
    'says of %j how a phone could dial it',
    (phone) => expect(checkPhone(phone)).toContain('such as (714) 555-0123'),
  )
})
