import { planReading } from './reading-as.ts'

const now = new Date('2026-05-09T21:00:00Z')

describe('what follows from who reads', () => {
  it('shows visitors what is published, as it is now', () => {
    expect(planReading({ kind: 'public' }, now)).toEqual({
      perspective: 'published',
      drafts: false,
      now: now.toISOString(),
      isLenient: false,
      isPrivate: false,
    })
  })

  it('shows staff the drafts, with holes, for themselves alone', () => {
    expect(planReading({ kind: 'staff' }, now)).toEqual({
      perspective: 'drafts',
      drafts: true,
      now: now.toISOString(),
      isLenient: true,
      isPrivate: true,
    })
  })

  it('shows staff the site as it will be: what is published, at a moment ahead', () => {
    expect(planReading({ kind: 'staff', asOf: '2026-12-01T08:00:00Z' }, now)).toEqual({
      perspective: 'published',
      drafts: false,
      now: '2026-12-01T08:00:00.000Z',
      isLenient: false,
      isPrivate: true,
    })
  })
})
