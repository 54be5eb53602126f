import { jest } from '@jest/globals'
import type { Dated } from './post-state.ts'
import { watchIsLive } from './watch-is-live.ts'

const hour = 3_600_000
const start = Date.parse('2026-05-09T12:00:00Z')

function watch(published: Dated): boolean[] {
  const answers: boolean[] = []
  watchIsLive(published).subscribe((isLive) => answers.push(isLive))
  return answers
}

beforeEach(() => {
  jest.useFakeTimers({ now: start })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('whether visitors see a document', () => {
  it('turns when its moment comes, though nobody writes', () => {
    const answers = watch({ publishedAt: new Date(start + hour).toISOString() })
    jest.advanceTimersByTime(hour - 1)
    expect(answers).toEqual([false])
    jest.advanceTimersByTime(1)
    expect(answers).toEqual([false, true])
  })

  it.each<[string, Dated, boolean]>([
    ['is published and names no moment', {}, true],
    ['is published and its moment has come', { publishedAt: '2026-05-01T12:00:00Z' }, true],
    ['is not published', null, false],
  ])('is known at once of what %s', (_, published, isLive) => {
    expect(watch(published)).toEqual([isLive])
    expect(jest.getTimerCount()).toBe(0)
  })
})
