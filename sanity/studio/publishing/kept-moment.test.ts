import { momentToSet } from './kept-moment.ts'

const now = new Date('2026-05-09T12:00:00Z')
const [longAgo, yesterday] = ['2026-01-01T00:00:00Z', '2026-05-08T12:00:00.000Z']
const [soon, later] = ['2026-05-12T12:00:00Z', '2030-01-01T00:00:00Z']

describe('the moment of publishing', () => {
  it('is now when nobody has set one', () => {
    expect(momentToSet({}, null, now)).toBe('2026-05-09T12:00:00.000Z')
    expect(momentToSet({ publishedAt: '' }, null, now)).toBe('2026-05-09T12:00:00.000Z')
  })

  it.each([longAgo, soon])('stays as the therapist set it: %s', (publishedAt) => {
    expect(momentToSet({ publishedAt }, null, now)).toBeUndefined()
  })

  it.each([
    ['has lost its own', undefined],
    ['was given one ahead before its own had come', soon],
    ['was brought back from a version with an earlier one', longAgo],
    ['holds one that nobody can read', 'soon'],
  ])('stays that of the live version when the draft %s', (_, publishedAt) => {
    expect(momentToSet({ publishedAt }, { publishedAt: yesterday }, now)).toBe(yesterday)
  })

  it('needs no writing when the draft has that of the live version, however it is written', () => {
    expect(
      momentToSet({ publishedAt: '2026-05-08T12:00:00Z' }, { publishedAt: yesterday }, now),
    ).toBeUndefined()
  })

  it('is the day that readers see when what is live names none', () => {
    const live = { _createdAt: longAgo }
    expect(momentToSet({}, live, now)).toBe(longAgo)
    expect(momentToSet({ publishedAt: soon }, live, now)).toBe(longAgo)
  })

  it('can still be moved, or be now, while the published version waits for its own', () => {
    const waiting = { publishedAt: soon }
    expect(momentToSet({ publishedAt: later }, waiting, now)).toBeUndefined()
    expect(momentToSet({}, waiting, now)).toBe('2026-05-09T12:00:00.000Z')
  })
})
