import fc from 'fast-check'
import { formatFee, readDollars, writeDollars } from './fees.ts'

describe('formatFee', () => {
  it.each([
    [18000, '$180 per 50-minute session'],
    [12550, '$125.50 per 50-minute session'],
    [120000, '$1,200 per 50-minute session'],
    [1, '$0.01 per 50-minute session'],
    [0, 'Free 50-minute session'],
  ])('prints %i cents exactly', (cents, text) => {
    expect(formatFee({ cents, unit: '50-minute session', from: '2026-01-01' })).toBe(text)
  })
})

describe('readDollars', () => {
  it.each([
    ['175', 17500],
    ['175.00', 17500],
    [' $175 ', 17500],
    ['$ 1,250.5', 125050],
    ['19.99', 1999],
    ['0.07', 7],
    ['175.', 17500],
    ['175 dollars', 17500],
    ['0', 0],
  ])('reads “%s” as %i cents', (text, cents) => {
    expect(readDollars(text)).toEqual({ cents })
  })

  it.each(['from 175', '150-175', '150 – 175', '175+', '150 to 175', '175 and up'])(
    'asks for one exact amount in the place of “%s”',
    (text) => {
      expect(readDollars(text)).toEqual({ problem: expect.stringMatching(/not one exact amount/) })
    },
  )

  it.each([
    ['175,00', '175.00'],
    ['17.500', '175 or 175.00'],
    ['1,25', '1.25'],
    ['12,34,567', '175 or 175.00'],
    ['ask me', '175 or 175.00'],
    ['-5', '175 or 175.00'],
    ['9'.repeat(20), '175 or 175.00'],
    ['', '175 or 175.00'],
  ])('says how to write “%s”: %s', (text, example) => {
    expect(readDollars(text)).toEqual({
      problem: expect.stringContaining(`Write it in dollars, such as ${example}.`),
    })
  })

  it('reads every amount that it writes', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (cents) => {
        expect(readDollars(writeDollars(cents))).toEqual({ cents })
      }),
    )
  })
})
