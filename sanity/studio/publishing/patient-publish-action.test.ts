/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentActionComponent, DocumentActionProps } from 'sanity'

/** What the Studio would know of the document. */
const studio = {
  isSyncing: false,
  isValidating: false,
  revision: '1' as string | undefined,
  validation: [] as Array<{ level: string; message: string }>,
}
const done: unknown[] = []
/** The titles of what she was told. */
const told: unknown[] = []
jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({ patch: { execute: (patches: unknown) => done.push(patches) } }),
  useSyncState: () => ({ isSyncing: studio.isSyncing }),
  useValidationStatus: () => studio,
}))
jest.unstable_mockModule('@sanity/ui/toast', () => ({
  useToast: () => ({ push: ({ title }: { title: string }) => told.push(title) }),
}))
const { useHasTried } = await import('./tries.ts')
const { publishPatientlyAction } = await import('./patient-publish-action.ts')

/** As the stock action: dead while its own last check holds an error. */
const stock = { disabled: false }
const original: DocumentActionComponent = () => ({
  label: 'Publish',
  title: 'Something is missing',
  disabled: stock.disabled,
  onHandle: () => done.push('published'),
})
const error = { level: 'error', message: 'Give the service a name.' }

function show(draft: object | null, action = original, published: object | null = null) {
  const button = renderHook(
    (versions: { draft: object | null }) =>
      publishPatientlyAction(action)({
        id: 'a',
        type: 'service',
        published,
        ...versions,
      } as unknown as DocumentActionProps),
    { initialProps: { draft } },
  )
  return {
    now: () => button.result.current,
    press: () => act(() => button.result.current?.onHandle?.()),
    wait: (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds)),
    /** The Studio has news. */
    change: (value: object | null, state: Partial<typeof studio> = {}) => {
      Object.assign(studio, state)
      button.rerender({ draft: value })
    },
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(studio, { isSyncing: false, isValidating: false, revision: '1', validation: [] })
  stock.disabled = false
  done.length = 0
  told.length = 0
})
afterEach(() => {
  jest.useRealTimers()
})

describe('“Publish” on anything but a post', () => {
  it('goes through when it is pressed right after the last error was mended', async () => {
    Object.assign(studio, { validation: [error], isSyncing: true })
    stock.disabled = true
    const button = show({ _rev: '1', title: 'Groups' })
    expect(button.now()).toMatchObject({ label: 'Publish', title: null, disabled: false })
    button.press()
    expect(button.now()).toMatchObject({ label: 'Publishing…', disabled: true })
    await button.wait(5_000)
    // Saved, and the verdict is still the one on the revision before.
    button.change({ _rev: '2', title: 'Groups' }, { isSyncing: false })
    await button.wait(2_000)
    expect({ done, told }).toEqual({ done: [], told: [] })
    stock.disabled = false
    button.change({ _rev: '2', title: 'Groups' }, { revision: '2', validation: [] })
    await button.wait(499)
    expect(done).toEqual([])
    await button.wait(1)
    expect({ done, told }).toEqual({ done: ['published'], told: [] })
    expect(button.now()?.label).toBe('Publish')
  })

  it('says what is missing, and can be pressed again', async () => {
    studio.validation = [error]
    stock.disabled = true
    const button = show({ _rev: '1' })
    const hasTried = renderHook(() => useHasTried('a')).result
    expect(hasTried.current).toBe(false)
    button.press()
    await button.wait(500)
    expect(hasTried.current).toBe(true)
    expect({ done, told }).toEqual({
      done: [],
      told: ['Not published yet: one thing is missing'],
    })
    expect(button.now()).toMatchObject({ label: 'Publish', disabled: false })
  })

  it('waits for a picture that is still on its way, and says so', async () => {
    const button = show({ _rev: '1', photo: { _upload: { updatedAt: new Date().toISOString() } } })
    button.press()
    expect(button.now()?.label).toBe('Waiting for the picture…')
    await button.wait(60_000)
    expect(done).toEqual([])
    button.change({ _rev: '1', photo: { asset: {} } })
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('keeps the address that people may have saved, when an earlier version was brought back', async () => {
    const live = { slug: { _type: 'slug', current: 'couples' } }
    const button = show({ _rev: '1', slug: { current: 'for-couples' } }, original, live)
    button.press()
    await button.wait(500)
    const kept = [
      { setIfMissing: { slug: { _type: 'slug' } } },
      { set: { 'slug.current': 'couples' } },
    ]
    expect(done).toEqual([kept])
    button.change({ ...live, _rev: '2' }, { revision: '2' })
    await button.wait(500)
    expect(done).toEqual([kept, 'published'])
  })

  it('leaves a button alone that is dead for another reason', () => {
    stock.disabled = true
    expect(show({ _rev: '1' }).now()).toMatchObject({
      title: 'Something is missing',
      disabled: true,
    })
  })

  it('publishes nothing that turns out to be impossible', async () => {
    const button = show({ _rev: '1' })
    button.press()
    stock.disabled = true
    button.change({ _rev: '1' })
    await button.wait(500)
    expect(done).toEqual([])
    expect(button.now()?.disabled).toBe(true)
  })

  it('keeps the Studio’s own words while there is nothing to publish', () => {
    expect(show(null).now()).toMatchObject({ label: 'Publish', title: 'Something is missing' })
    expect(show({ _rev: '1' }, () => null).now()).toBeNull()
  })

  it('is one action for one original, so that its state survives', () => {
    expect(publishPatientlyAction(original)).toBe(publishPatientlyAction(original))
    expect(publishPatientlyAction(original).action).toBe('publish')
  })
})
