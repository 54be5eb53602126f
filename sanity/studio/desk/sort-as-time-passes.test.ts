import { jest } from '@jest/globals'
import { Subject } from 'rxjs'
import type { PostVersions, SortedPosts } from './post-lists.ts'
import { sortAsTimePasses } from './sort-as-time-passes.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.parse('2026-05-09T12:00:00Z')
const at = (later: number) => new Date(start + later).toISOString()

const waiting = (...moments: number[]): PostVersions => ({
  drafts: ['drafts.post-0'],
  published: moments.map((_, number) => `post-${number}`),
  ahead: moments.map((later, number) => ({ _id: `post-${number}`, publishedAt: at(later) })),
})

/** Sorts what is given from outside, and keeps every answer. */
function open() {
  const versions = new Subject<PostVersions>()
  const answers: SortedPosts[] = []
  const subscription = versions.pipe(sortAsTimePasses()).subscribe((one) => answers.push(one))
  return { versions, answers, close: () => subscription.unsubscribe() }
}

beforeEach(() => {
  jest.useFakeTimers({ now: start })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('posts sorted as time passes', () => {
  it('move a post whose moment has come, though nobody writes, and then await the next', () => {
    const { versions, answers } = open()
    versions.next(waiting(5 * minute, 90 * minute))
    expect(answers.at(-1)).toEqual({
      next: at(5 * minute),
      liveInRework: [],
      waitingInRework: ['post-0'],
    })
    jest.advanceTimersByTime(5 * minute - 1)
    expect(answers.at(-1)?.next).toBe(at(5 * minute))
    jest.advanceTimersByTime(2)
    expect(answers.at(-1)).toEqual({
      next: at(90 * minute),
      liveInRework: ['post-0'],
      waitingInRework: [],
    })
    jest.advanceTimersByTime(85 * minute)
    expect(answers.at(-1)?.next).toBeUndefined()
    expect(answers).toHaveLength(3)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('await a moment that is further off than a timer can be', () => {
    const { versions, answers } = open()
    versions.next(waiting(40 * day))
    jest.advanceTimersByTime(40 * day - minute)
    expect(answers).toHaveLength(1)
    jest.advanceTimersByTime(minute + 1)
    expect(answers.at(-1)?.next).toBeUndefined()
  })

  it('notice within a minute that a moment came while the computer slept', () => {
    const { versions, answers } = open()
    versions.next(waiting(day))
    // Timers stand still in sleep, the clock does not.
    jest.setSystemTime(start + 2 * day)
    jest.advanceTimersByTime(minute)
    expect(answers.at(-1)?.next).toBeUndefined()
  })

  it('await only the newest moment, and none when nobody looks', () => {
    const { versions, answers, close } = open()
    versions.next(waiting(5 * minute))
    versions.next(waiting(90 * minute))
    jest.advanceTimersByTime(60 * minute)
    expect(answers.map(({ next }) => next)).toEqual([at(5 * minute), at(90 * minute)])
    close()
    expect(jest.getTimerCount()).toBe(0)
  })
})
