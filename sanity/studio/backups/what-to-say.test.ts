import { type BackupFacts, sayLastGood, whatIsWrong } from './what-to-say.ts'

const now = Date.parse('2026-05-10T18:00:00Z')
const well: BackupFacts = {
  at: '03:30',
  since: '2026-01-01T00:00:00Z',
  lastGood: '2026-05-10T10:30:00Z',
  isSent: false,
}
const wrong = (change: BackupFacts) => whatIsWrong({ ...well, ...change }, now)

describe('The Studio', () => {
  it('says nothing while backups are made, or were turned off, or are nobody’s here', () => {
    expect(wrong({})).toBeUndefined()
    expect(wrong({ lastGood: '2026-05-07T18:00:00Z' })).toBeUndefined()
    expect(wrong({ at: null, lastGood: null })).toBeUndefined()
    expect(whatIsWrong({}, now)).toBeUndefined()
  })

  it('says when there has been none for three days', () => {
    expect(wrong({ lastGood: '2026-05-07T17:59:59Z' })).toBe(
      'The last good backup is of May 7, 2026 at 10:59 AM. Tell whoever runs the site.',
    )
  })

  it('gives a new house three days for its first', () => {
    expect(wrong({ lastGood: null, since: '2026-05-08T00:00:00Z' })).toBeUndefined()
    expect(wrong({ lastGood: null, since: '2026-05-07T00:00:00Z' })).toMatch(/^No backup .* yet/)
  })

  it('says when backups do not reach their second place', () => {
    expect(wrong({ isSent: true, lastSent: '2026-05-01T10:30:00Z' })).toMatch(/none has reached/)
    expect(wrong({ isSent: true, lastSent: '2026-05-10T10:30:00Z' })).toBeUndefined()
  })

  it('tells when the last good one was, on California’s clock', () => {
    expect(sayLastGood(well)).toBe('Last good backup: May 10, 2026 at 3:30 AM')
    expect(sayLastGood({ at: '03:30' })).toBe('The first backup is made tonight.')
    expect(sayLastGood({})).toBe('Backups are not made by themselves here.')
  })
})
