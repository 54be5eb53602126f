import { TransactionIds } from './transaction-ids.ts'

describe('Ids of transactions', () => {
  it('are UUIDs of version 7 that tell the time', () => {
    const id = new TransactionIds().next(Date.UTC(2026, 0, 1))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1))
  })

  it('grow, within a millisecond, past its end, and when the clock goes back', () => {
    const ids = new TransactionIds()
    const made = [5, ...Array.from({ length: 10_000 }, () => 7), 6, 8].map((now) => ids.next(now))
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })
})
