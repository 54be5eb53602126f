import { phoneAddress } from './phone.ts'

describe('phoneAddress', () => {
  it.each([
    ['(714) 555-0100', 'tel:+17145550100'],
    ['714.555.0100', 'tel:+17145550100'],
    ['1-714-555-0100', 'tel:+17145550100'],
    ['+1 714 555 0100', 'tel:+17145550100'],
    ['+44 20 7946 0000', 'tel:+442079460000'],
    ['+49 30 123456', 'tel:+4930123456'],
    ['(714) 555-0100 ext. 5', 'tel:+17145550100;ext=5'],
    ['714-555-0100 x5', 'tel:+17145550100;ext=5'],
  ])('dials %s as %s', (phone, address) => {
    expect(phoneAddress(phone)).toBe(address)
  })

  it.each([
    '714-555-0100 or 714-555-0101',
    '(714) 555-CALL',
    '555-0100',
    'after 9',
    '(714) 555-0100, in the evening',
    '',
  ])('dials nothing for %j', (phone) => {
    expect(phoneAddress(phone)).toBeUndefined()
  })
})
