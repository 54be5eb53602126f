/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentActionComponent, DocumentActionProps } from 'sanity'

/** What the Studio would know of the document, and what was done to it, in order. */
const studio = { isSyncing: false, isValidating: false, revision: '1' as string | undefined }
const done: unknown[] = []
jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({ patch: { execute: (patches: unknown) => done.push(patches) } }),
  useSyncState: () => ({ isSyncing: studio.isSyncing }),
  useValidationStatus: () => ({ isValidating: studio.isValidating, revision: studio.revision }),
}))
const { momentToSet, publishArticleAction } = await import('./publish-article.ts')

const now = new Date('2026-05-09T12:00:00Z')
const original: DocumentActionComponent = () => ({
  label: 'Publish',
  onHandle: () => done.push('published'),
})
const dated = { _rev: '1', publishedAt: '2026-01-01T00:00:00Z' }

/** Puts the button on a document and presses it. */
function press(draft: object | null, action: DocumentActionComponent = original) {
  const properties = (value: object | null) =>
    ({ id: 'a', type: 'article', draft: value, published: null }) as unknown as DocumentActionProps
  const button = renderHook(
    (value: object | null) => publishArticleAction(action)(properties(value)),
    {
      initialProps: draft,
    },
  )
  act(() => button.result.current?.onHandle?.())
  return {
    label: () => button.result.current?.label,
    wait: (milliseconds: number) => act(() => jest.advanceTimersByTime(milliseconds)),
    /** The Studio has news: another draft, or another state of saving and checking. */
    change: (value: object | null, state: Partial<typeof studio> = {}) => {
      Object.assign(studio, state)
      button.rerender(value)
    },
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(studio, { isSyncing: false, isValidating: false, revision: '1' })
  done.length = 0
})
afterEach(() => {
  jest.useRealTimers()
})

describe('the moment of publishing', () => {
  it('is now when nobody has set one', () => {
    expect(momentToSet({}, null, now)).toBe('2026-05-09T12:00:00.000Z')
    expect(momentToSet({ publishedAt: '' }, null, now)).toBe('2026-05-09T12:00:00.000Z')
  })

  it('stays as the therapist set it, past or future', () => {
    expect(momentToSet({ publishedAt: '2030-01-01T00:00:00Z' }, null, now)).toBeUndefined()
  })

  it('is the old one when a live article has lost its own', () => {
    expect(momentToSet({}, { publishedAt: '2026-01-01T00:00:00Z' }, now)).toBe(
      '2026-01-01T00:00:00Z',
    )
  })
})

describe('“Publish” on an article', () => {
  it('writes the date first, waits until it is saved and checked, and then publishes', () => {
    const button = press({ _rev: '1' })
    expect(button.label()).toBe('Publishing…')
    button.wait(500)
    const written = [{ set: { publishedAt: expect.stringMatching(/^\d{4}-.*Z$/) } }]
    expect(done).toEqual([written])
    button.change(dated, { isSyncing: true })
    button.wait(5_000)
    expect(done).toEqual([written])
    button.change({ ...dated, _rev: '2' }, { isSyncing: false, isValidating: true, revision: '2' })
    button.wait(5_000)
    expect(done).toEqual([written])
    button.change({ ...dated, _rev: '2' }, { isValidating: false })
    button.wait(500)
    expect(done).toEqual([written, 'published'])
    expect(button.label()).toBe('Publish')
  })

  it('doesn’t trust a verdict on an earlier revision', () => {
    const button = press({ ...dated, _rev: '2' })
    button.wait(5_000)
    expect(done).toEqual([])
    button.change({ ...dated, _rev: '2' }, { revision: '2' })
    button.wait(499)
    expect(done).toEqual([])
    button.wait(1)
    expect(done).toEqual(['published'])
  })

  it('only publishes when there is a date', () => {
    press(dated).wait(500)
    expect(done).toEqual(['published'])
  })

  it('publishes nothing that turns out to have errors', () => {
    let hasErrors = false
    const button = press(dated, () => ({
      label: 'Publish',
      disabled: hasErrors,
      onHandle: () => done.push('published'),
    }))
    hasErrors = true
    button.change(dated)
    button.wait(5_000)
    expect(done).toEqual([])
    expect(button.label()).toBe('Publish')
  })

  it('keeps every state of the Studio’s own action', () => {
    const props = { id: 'a', type: 'article' } as unknown as DocumentActionProps
    const waiting: DocumentActionComponent = () => ({ label: 'Waiting', disabled: true })
    const show = (action: DocumentActionComponent) =>
      renderHook(() => publishArticleAction(action)(props)).result.current
    expect(show(waiting)).toEqual({ label: 'Waiting', disabled: true })
    expect(show(() => null)).toBeNull()
  })

  it('is one action for one original, so that its state survives', () => {
    expect(publishArticleAction(original)).toBe(publishArticleAction(original))
    expect(publishArticleAction(original).action).toBe('publish')
  })
})
