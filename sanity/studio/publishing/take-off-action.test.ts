/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentActionComponent, DocumentActionProps } from 'sanity'

jest.unstable_mockModule('sanity', () => ({
  useClient: () => ({ fetch: async () => [] }),
  useSyncState: () => ({ isSyncing: false }),
  useDocumentOperation: () => ({ patch: { disabled: false } }),
  useDocumentStore: () => ({ listenQuery: () => ({ subscribe: () => {} }) }),
}))
jest.unstable_mockModule('@sanity/ui/toast', () => ({ useToast: () => ({ push: () => {} }) }))
const { useTakeOffAction } = await import('./take-off-action.tsx')
const { useMarkUpdatedAction } = await import('./mark-updated-action.ts')

const start = Date.parse('2026-05-09T12:00:00Z')
const waiting = { _id: 'a', publishedAt: new Date(start + 60_000).toISOString() }

const show = (action: DocumentActionComponent, published: object | null) =>
  renderHook(() =>
    action({ id: 'a', type: 'article', draft: null, published } as unknown as DocumentActionProps),
  )

beforeEach(() => {
  jest.useFakeTimers({ now: start })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('what can be done with a post that waits', () => {
  it('is another thing once its moment has come, though nobody writes', () => {
    const takeOff = show(useTakeOffAction, waiting).result
    const markUpdated = show(useMarkUpdatedAction, waiting).result
    expect(takeOff.current?.label).toBe('Don’t let it go live')
    expect(markUpdated.current).toBeNull()
    act(() => jest.advanceTimersByTime(60_001))
    expect(takeOff.current?.label).toBe('Take off the website')
    expect(markUpdated.current?.label).toBe('Mark as substantially updated')
  })

  it('is neither where nothing is published', () => {
    expect(show(useTakeOffAction, null).result.current).toBeNull()
    expect(show(useMarkUpdatedAction, null).result.current).toBeNull()
  })
})
