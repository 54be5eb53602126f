/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { DocumentActionComponent, DocumentActionProps } from 'sanity'

type Finding = { level: string; message: string }

/** What the Studio would know of the document, and what was done to it, in order. */
const studio = {
  isSyncing: false,
  isValidating: false,
  revision: '1' as string | undefined,
  validation: [] as Finding[],
}
const done: unknown[] = []
/** The titles of what she was told. */
const told: unknown[] = []
/** Notes of retired addresses, as the lake would find them. */
let retired: object[] = []
/** What the public page says of itself. */
let pageRevision = ''
jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({ patch: { execute: (patches: unknown) => done.push(patches) } }),
  useSyncState: () => ({ isSyncing: studio.isSyncing }),
  useValidationStatus: () => studio,
  useClient: () => ({
    fetch: async () => retired,
    withConfig: () => ({ fetch: async () => [] }),
    action: async (actions: Array<{ actionType: string }>) => {
      done.push(actions.map(({ actionType }) => actionType.split('.').at(-1)))
    },
  }),
}))
jest.unstable_mockModule('@sanity/ui/toast', () => ({
  useToast: () => ({ push: ({ title }: { title: string }) => told.push(title) }),
}))
const { useHasTried } = await import('./tries.ts')
const { publishArticleAction } = await import('./publish-action.tsx')

const original: DocumentActionComponent = () => ({
  label: 'Publish',
  onHandle: () => done.push('published'),
})
const words = (count: number) => [
  { _type: 'block', children: [{ _type: 'span', text: 'word '.repeat(count) }] },
]
const dated = { _rev: '1', publishedAt: '2026-01-01T00:00:00Z', slug: { current: 'a-post' } }

/** Puts the button on a document and presses it. */
function press(
  draft: object | null,
  {
    action = original,
    live = null,
  }: { action?: DocumentActionComponent; live?: object | null } = {},
) {
  type Versions = { draft: object | null; published: object | null }
  // Most stories are not about the text.
  const withText = (value: object | null) => value && { body: words(2), ...value }
  const button = renderHook(
    (versions: Versions) =>
      publishArticleAction(action)({
        id: 'a',
        type: 'article',
        ...versions,
      } as unknown as DocumentActionProps),
    { initialProps: { draft: withText(draft), published: live } },
  )
  const before = button.result.current
  const pressIt = () => act(() => button.result.current?.onHandle?.())
  pressIt()
  return {
    before,
    press: pressIt,
    label: () => button.result.current?.label,
    dialog: () =>
      button.result.current?.dialog as { message: string; onConfirm(): void } | undefined,
    wait: (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds)),
    /** The Studio has news: another draft, or another state of saving and checking. */
    change: (
      value: object | null,
      state: Partial<typeof studio> = {},
      published: object | null = live,
    ) => {
      Object.assign(studio, state)
      button.rerender({ draft: withText(value), published })
    },
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(studio, { isSyncing: false, isValidating: false, revision: '1', validation: [] })
  done.length = 0
  told.length = 0
  retired = []
  pageRevision = ''
  globalThis.fetch = jest.fn<typeof fetch>().mockImplementation(
    async () =>
      ({
        ok: true,
        text: async () => `<meta name="nightlight:revision" content="${pageRevision}"/>`,
      }) as Response,
  )
})
afterEach(() => {
  jest.useRealTimers()
})

describe('“Publish” on an article', () => {
  it('writes the date first, waits until it is saved and checked, and then publishes', async () => {
    const button = press({ _rev: '1' })
    expect(button.label()).toBe('Publishing…')
    await button.wait(500)
    const written = [{ set: { publishedAt: expect.stringMatching(/^\d{4}-.*Z$/) } }]
    expect(done).toEqual([written])
    button.change(dated, { isSyncing: true })
    await button.wait(5_000)
    expect(done).toEqual([written])
    button.change({ ...dated, _rev: '2' }, { isSyncing: false, isValidating: true, revision: '2' })
    await button.wait(5_000)
    expect(done).toEqual([written])
    button.change({ ...dated, _rev: '2' }, { isValidating: false })
    await button.wait(500)
    expect(done).toEqual([written, 'published'])
    expect(button.label()).toBe('Publish')
  })

  it('doesn’t trust a verdict on an earlier revision', async () => {
    const button = press({ ...dated, _rev: '2' })
    await button.wait(5_000)
    expect(done).toEqual([])
    button.change({ ...dated, _rev: '2' }, { revision: '2' })
    await button.wait(499)
    expect(done).toEqual([])
    await button.wait(1)
    expect(done).toEqual(['published'])
  })

  it.each([
    ['never says that it has checked the newest revision', { revision: '1' }],
    ['never ends a check', { isValidating: true, revision: '2' }],
  ])('goes on in the end when the Studio %s', async (_, state) => {
    const button = press({ ...dated, _rev: '2' })
    button.change({ ...dated, _rev: '2' }, state)
    await button.wait(11_000)
    expect(done).toEqual([])
    await button.wait(2_000)
    expect(done).toEqual(['published'])
  })

  it('never goes on before all is saved', async () => {
    const button = press({ ...dated, _rev: '2' })
    button.change({ ...dated, _rev: '2' }, { isSyncing: true })
    await button.wait(60_000)
    expect(done).toEqual([])
  })

  it('only publishes when there is a date', async () => {
    await press(dated).wait(500)
    expect(done).toEqual(['published'])
  })

  it('publishes nothing that turns out to be impossible', async () => {
    let hasErrors = false
    const button = press(dated, {
      action: () => ({
        label: 'Publish',
        disabled: hasErrors,
        onHandle: () => done.push('published'),
      }),
    })
    hasErrors = true
    button.change(dated)
    await button.wait(5_000)
    expect(done).toEqual([])
    expect(button.label()).toBe('Publish')
  })

  it('makes the web address of the title when nobody has, once', async () => {
    const { slug: _none, ...unaddressed } = { ...dated, title: 'Don’t rush' }
    const button = press(unaddressed)
    await button.wait(500)
    expect(done).toEqual([
      [
        { setIfMissing: { slug: { _type: 'slug' } } },
        { setIfMissing: { 'slug.current': 'dont-rush' } },
      ],
    ])
    button.change({ ...unaddressed, _rev: '2', slug: { current: 'dont-rush' } }, { revision: '2' })
    await button.wait(500)
    expect(done.at(-1)).toBe('published')
  })

  it('says what is missing when the title gives no address', async () => {
    studio.validation = [{ level: 'error', message: 'Give the article a title.' }]
    const { slug: _none, ...unaddressed } = dated
    await press(unaddressed).wait(500)
    expect(done).toEqual([])
    expect(told).toEqual(['Not published yet: one thing is missing'])
  })

  it('waits for a picture that is still on its way, and says so', async () => {
    const sending = { ...dated, banner: { _upload: { updatedAt: new Date().toISOString() } } }
    const button = press(sending)
    expect(button.label()).toBe('Waiting for the picture…')
    await button.wait(60_000)
    expect(done).toEqual([])
    button.change({ ...dated, banner: { asset: {} } })
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('waits no longer for a picture whose upload has died', async () => {
    const sending = { ...dated, banner: { _upload: { updatedAt: new Date().toISOString() } } }
    const button = press(sending)
    await button.wait(126_000)
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('can be pressed while something is missing, and says what', async () => {
    studio.validation = [{ level: 'error', message: 'Describe this picture.' }]
    const button = press(dated, {
      action: () => ({ label: 'Publish', disabled: true, onHandle: () => done.push('published') }),
    })
    expect(button.before?.disabled).toBe(false)
    await button.wait(500)
    expect(done).toEqual([])
    expect(renderHook(() => useHasTried('a')).result.current).toBe(true)
    expect(told).toEqual(['Not published yet: one thing is missing'])
    expect(button.label()).toBe('Publish')
  })

  it('asks before most of a live post is replaced by little', async () => {
    const live = { ...dated, body: words(400) }
    const button = press({ ...dated, body: words(10) }, { live })
    await button.wait(5_000)
    expect(done).toEqual([])
    expect(button.dialog()?.message).toMatch(/400 words, this version 10/)
    act(() => button.dialog()?.onConfirm())
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('asks before a new post goes live without a text', async () => {
    const button = press({ ...dated, body: [] })
    await button.wait(5_000)
    expect(done).toEqual([])
    expect(button.dialog()?.message).toMatch(/no text yet/)
    act(() => button.dialog()?.onConfirm())
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('says what is in the way before it asks', async () => {
    studio.validation = [{ level: 'error', message: 'Give the post a title.' }]
    const button = press({ ...dated, body: [] })
    expect(button.dialog()).toBeUndefined()
    await button.wait(500)
    expect(told).toEqual(['Not published yet: one thing is missing'])
  })

  it('asks all the same when what was in the way is gone by then', async () => {
    studio.validation = [{ level: 'error', message: 'Give the post a title.' }]
    const button = press({ ...dated, body: [] })
    button.change({ ...dated, body: [] }, { validation: [] })
    await button.wait(500)
    expect(done).toEqual([])
    expect(button.dialog()?.message).toMatch(/no text yet/)
    act(() => button.dialog()?.onConfirm())
    await button.wait(500)
    expect(done).toEqual(['published'])
  })

  it('keeps the addresses of the live post when an earlier version was brought back', async () => {
    const slug = { _type: 'slug', current: 'its-new-one' }
    const live = { ...dated, slug, previousSlugs: ['a-post'] }
    const button = press(dated, { live })
    await button.wait(500)
    expect(done).toEqual([
      [
        { setIfMissing: { slug: { _type: 'slug' } } },
        { set: { 'slug.current': slug.current, previousSlugs: ['a-post'] } },
      ],
    ])
    button.change({ ...live, _rev: '2' }, { revision: '2' })
    await button.wait(500)
    expect(done.at(-1)).toBe('published')
  })

  it('says “Live now” only when a visitor would see the new version', async () => {
    const button = press(dated)
    await button.wait(500)
    button.change(null, {}, { ...dated, _rev: '7', slug: { current: 'a-post' } })
    await button.wait(3_000)
    expect(told).toEqual([])
    expect(fetch).toHaveBeenCalledWith(
      '/blog/a-post',
      expect.objectContaining({ credentials: 'omit' }),
    )
    pageRevision = '7'
    await button.wait(500)
    expect(told).toEqual(['Live now'])
  })

  it('says so when the website does not show it after a minute', async () => {
    const button = press(dated)
    await button.wait(500)
    button.change(null, {}, { ...dated, _rev: '7', slug: { current: 'a-post' } })
    await button.wait(61_000)
    expect(told).toEqual(['Published, but the website still shows the version from before'])
  })

  it('doesn’t alarm her about a version that she replaced before anybody saw it', async () => {
    const first = { ...dated, _rev: '7' }
    const button = press(dated)
    await button.wait(500)
    button.change(null, {}, first)
    await button.wait(3_000)
    button.change(dated, {}, first)
    button.press()
    await button.wait(500)
    pageRevision = '8'
    button.change(null, {}, { ...dated, _rev: '8' })
    await button.wait(500)
    expect(told).toEqual(['Live now'])
    await button.wait(60_000)
    expect(told).toEqual(['Live now'])
  })

  it('names the moment at which a post with a date ahead goes live', async () => {
    const ahead = { ...dated, publishedAt: '2030-01-01T18:00:00Z' }
    const button = press(ahead)
    expect(button.before?.label).toBe('Schedule')
    await button.wait(500)
    expect(done).toEqual([['publish']])
    button.change(null, {}, { ...ahead, _rev: '7' })
    expect(told).toEqual(['Goes live on Tuesday, January 1, 2030 at 10:00 AM'])
  })

  it('says the same of one that was taken off, whose addresses stay retired until then', async () => {
    retired = [{ _id: 'retired-1', addresses: ['a-post'] }]
    const ahead = { ...dated, publishedAt: '2030-01-01T18:00:00Z' }
    const button = press(ahead)
    await button.wait(500)
    expect(done).toEqual([['publish']])
    button.change(null, {}, { ...ahead, _rev: '7' })
    expect(told).toEqual(['Goes live on Tuesday, January 1, 2030 at 10:00 AM'])
  })

  it('never lets a live post wait again for a moment that its draft names', async () => {
    const button = press({ ...dated, publishedAt: '2030-01-01T18:00:00Z' }, { live: dated })
    expect(button.before?.label).toBe('Publish changes')
    await button.wait(500)
    expect(done).toEqual([[{ set: { publishedAt: dated.publishedAt } }]])
    button.change({ ...dated, _rev: '2' }, { revision: '2' })
    await button.wait(500)
    expect(done.at(-1)).toBe('published')
  })

  it('gives retired addresses back in the same step as it publishes', async () => {
    retired = [{ _id: 'retired-1', addresses: ['a-post'] }]
    await press(dated).wait(500)
    expect(done).toEqual([['publish', 'delete']])
  })

  it('does so too with those of a live post, which went live by itself', async () => {
    retired = [{ _id: 'retired-1', addresses: ['a-post'] }]
    await press({ ...dated, title: 'Sleep' }, { live: dated }).wait(500)
    expect(done).toEqual([['publish', 'delete']])
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
