import { keepNightly, type What, whatIsDue } from './nightly.ts'
import type { BackupStatus } from './status.ts'

const at0330: BackupStatus = {
  at: '03:30',
  since: '2026-01-01T00:00:00Z',
  lastGood: null,
  isSent: false,
  lastSent: null,
  lastTry: null,
  problem: null,
}
/** California is seven hours behind in summer, eight in winter. */
const due = (lastMade: string | undefined, now: string, status: Partial<BackupStatus> = {}) =>
  whatIsDue({ ...at0330, ...status }, lastMade ? new Date(lastMade) : undefined, new Date(now))

describe('A backup is due', () => {
  it('when there is none, and once a night by California’s clock', () => {
    expect(due(undefined, '2026-05-01T18:00:00Z')).toBe('make')
    expect(due('2026-05-01T10:30:00Z', '2026-05-02T10:29:00Z')).toBeUndefined()
    expect(due('2026-05-01T10:30:00Z', '2026-05-02T10:30:00Z')).toBe('make')
    expect(due('2026-05-02T10:30:20Z', '2026-05-02T10:31:00Z')).toBeUndefined()
  })

  it('at once after nights on which the machine was off', () => {
    expect(due('2026-05-01T10:30:00Z', '2026-05-04T22:00:00Z')).toBe('make')
    expect(due('2026-05-04T22:00:00Z', '2026-05-05T10:29:00Z')).toBeUndefined()
    expect(due('2026-05-04T22:00:00Z', '2026-05-05T10:30:00Z')).toBe('make')
  })

  it('once on the days on which the clock changes, also at an hour that is skipped or comes twice', () => {
    const at0230 = { at: '02:30' }
    expect(due('2026-03-07T10:30:00Z', '2026-03-08T09:59:00Z', at0230)).toBeUndefined()
    expect(due('2026-03-07T10:30:00Z', '2026-03-08T10:00:00Z', at0230)).toBe('make')
    const at0130 = { at: '01:30' }
    expect(due('2026-10-31T08:30:00Z', '2026-11-01T08:30:00Z', at0130)).toBe('make')
    expect(due('2026-11-01T08:30:00Z', '2026-11-01T09:05:00Z', at0130)).toBeUndefined()
    expect(due('2026-11-01T08:30:00Z', '2026-11-01T09:30:00Z', at0130)).toBeUndefined()
    expect(due('2026-11-01T08:30:00Z', '2026-11-02T09:30:00Z', at0130)).toBe('make')
  })

  it('an hour after one that failed, and not sooner', () => {
    const failed = { lastTry: '2026-05-02T10:30:00Z', problem: 'The disk is full.' }
    expect(due('2026-05-01T10:30:00Z', '2026-05-02T11:29:00Z', failed)).toBeUndefined()
    expect(due('2026-05-01T10:30:00Z', '2026-05-02T11:30:00Z', failed)).toBe('make')
    const ahead = { lastTry: '2031-01-01T00:00:00Z' }
    expect(due('2026-05-01T10:30:00Z', '2026-05-02T11:00:00Z', ahead)).toBe('make')
  })

  it('not when it is turned off', () => {
    expect(due(undefined, '2026-05-01T18:00:00Z', { at: null })).toBeUndefined()
  })
})

it('A backup that was made and not sent is sent an hour later', () => {
  const made = '2026-05-02T10:30:00Z'
  const unsent = { isSent: true, lastGood: made, lastTry: made }
  expect(due(made, '2026-05-02T11:00:00Z', unsent)).toBeUndefined()
  expect(due(made, '2026-05-02T11:31:00Z', unsent)).toBe('send')
  const earlier = { ...unsent, lastSent: '2026-05-01T10:30:00Z' }
  expect(due(made, '2026-05-02T11:31:00Z', earlier)).toBe('send')
  expect(due(made, '2026-05-02T11:31:00Z', { ...unsent, lastSent: made })).toBeUndefined()
  expect(due(made, '2026-05-02T11:31:00Z', { ...unsent, isSent: false })).toBeUndefined()
})

describe('The nightly look', () => {
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2))
  }

  it('makes one backup at a time, and stops the one under way when the house stops', async () => {
    const started: What[] = []
    let isStopped = false
    const nightly = keepNightly({
      look: async () => 'make',
      run: (what, signal) => {
        started.push(what)
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            isStopped = true
            resolve()
          }),
        )
      },
      onTrouble: () => {},
      firstLook: 1,
      every: 1,
    })
    await until(() => started.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(started).toEqual(['make'])
    await nightly.stop()
    expect(isStopped).toBe(true)
  })

  it('tells of trouble once and lets an hour pass, even where nothing can be written down', async () => {
    const troubles: string[] = []
    let looks = 0
    const nightly = keepNightly({
      look: async () => {
        looks++
        throw new Error('The disk is full.')
      },
      run: async () => {},
      onTrouble: (sentence) => troubles.push(sentence),
      firstLook: 1,
      every: 1,
    })
    await until(() => troubles.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await nightly.stop()
    expect(troubles).toEqual(['The disk is full.'])
    expect(looks).toBe(1)
  })
})
