/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentBadgeProps } from 'sanity'

jest.unstable_mockModule('sanity', () => ({
  useDocumentStore: () => ({ listenQuery: () => ({ subscribe: () => {} }) }),
}))
const { usePostStateBadge } = await import('./state-badge.ts')

const minute = 60_000
const start = Date.parse('2026-05-09T12:00:00Z')
const at = (later: number) => new Date(start + later).toISOString()

const show = (publishedAt: string) =>
  renderHook(
    (moment: string) =>
      usePostStateBadge({
        id: 'a',
        draft: null,
        published: { _id: 'a', publishedAt: moment },
      } as unknown as DocumentBadgeProps),
    { initialProps: publishedAt },
  )

beforeEach(() => {
  jest.useFakeTimers({ now: start })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('the badge of a post', () => {
  it('says “Live” once its moment has come, though nobody writes', () => {
    const { result } = show(at(90 * minute))
    expect(result.current?.label).toBe('Goes live on Saturday, May 9 at 6:30 AM')
    act(() => jest.advanceTimersByTime(90 * minute - 1))
    expect(result.current?.label).toMatch(/^Goes live on/)
    act(() => jest.advanceTimersByTime(2))
    expect(result.current?.label).toBe('Live')
    expect(jest.getTimerCount()).toBe(0)
  })

  it('awaits the moment that was chosen last, and none once the post is closed', () => {
    const { result, rerender, unmount } = show(at(5 * minute))
    rerender(at(90 * minute))
    act(() => jest.advanceTimersByTime(60 * minute))
    expect(result.current?.label).toBe('Goes live on Saturday, May 9 at 6:30 AM')
    unmount()
    expect(jest.getTimerCount()).toBe(0)
  })

  it('awaits nothing where a post is live', () => {
    expect(show(at(-minute)).result.current?.label).toBe('Live')
    expect(jest.getTimerCount()).toBe(0)
  })
})
