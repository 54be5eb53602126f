/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentActionProps } from 'sanity'

const execute = jest.fn()
jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({ unpublish: { disabled: false, execute } }),
  useSyncState: () => ({ isSyncing: false }),
  useClient: () => ({ fetch: async () => [] }),
}))
const { useHideAction } = await import('./hide-action.tsx')

const show = (published: object | null) =>
  renderHook(() =>
    useHideAction({
      id: 'a',
      type: 'page',
      draft: null,
      published,
    } as unknown as DocumentActionProps),
  )

describe('taking a page off the website', () => {
  it('asks first, and then keeps it as a draft', () => {
    const { result } = show({ _id: 'a' })
    expect(result.current).toMatchObject({ label: 'Take off the website', dialog: false })
    act(() => result.current?.onHandle?.())
    expect(execute).not.toHaveBeenCalled()
    const { dialog } = result.current ?? {}
    expect(dialog).toMatchObject({ type: 'confirm', confirmButtonText: 'Take it off' })
    if (dialog && 'onConfirm' in dialog) act(() => dialog.onConfirm())
    expect(execute).toHaveBeenCalledTimes(1)
    expect(result.current?.dialog).toBe(false)
  })

  it('is not offered for what is not on it', () => {
    expect(show(null).result.current).toBeNull()
  })
})
