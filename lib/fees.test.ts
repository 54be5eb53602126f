import { formatFee } from './fees.ts'

describe('formatFee', () => {
  it.each([
    [18000, '$180 per 50-minute session, effective January 1, 2026'],
    [12550, '$125.50 per 50-minute session, effective January 1, 2026'],
    [120000, '$1,200 per 50-minute session, effective January 1, 2026'],
    [1, '$0.01 per 50-minute session, effective January 1, 2026'],
    [0, 'Free 50-minute session, effective January 1, 2026'],
  ])('prints %i cents exactly', (cents, text) => {
    expect(formatFee({ cents, unit: '50-minute session', from: '2026-01-01' })).toBe(text)
  })
})
