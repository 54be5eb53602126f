import type { SanityClient } from '@sanity/client'
import type { SanityDocument } from 'sanity'
import { publishAgain, takeOff } from './retired-addresses.ts'

const now = Date.parse('2026-05-09T12:00:00Z')

const post = (publishedAt: string) =>
  ({
    _id: 'a',
    _type: 'article',
    title: 'Sleep',
    slug: { current: 'sleep' },
    publishedAt,
  }) as unknown as SanityDocument

async function actionsFor(published: SanityDocument | null) {
  const done: unknown[] = []
  const client = { action: async (actions: unknown) => done.push(actions) }
  await takeOff(client as unknown as SanityClient, { id: 'a', draft: null, published }, now)
  return done.flat() as Array<{ actionType: string; attributes?: object }>
}

const typesOf = (actions: Array<{ actionType: string }>) =>
  actions.map(({ actionType }) => actionType.replace('sanity.action.document.', ''))

describe('taking a post off', () => {
  it('notes the addresses of what visitors have seen as retired, in the same step', async () => {
    const actions = await actionsFor(post('2026-05-01T12:00:00Z'))
    expect(typesOf(actions)).toEqual(['unpublish', 'create', 'publish'])
    expect(actions[1]?.attributes).toMatchObject({
      title: 'Sleep',
      article: { _ref: 'a' },
      addresses: ['sleep'],
      retiredAt: '2026-05-09T12:00:00.000Z',
    })
  })

  it('leaves no word at an address where nobody ever saw anything', async () => {
    expect(typesOf(await actionsFor(post('2026-06-01T12:00:00Z')))).toEqual(['unpublish'])
  })

  it('does nothing with what is not there', async () => {
    expect(await actionsFor(null)).toEqual([])
  })
})

describe('publishing it again', () => {
  async function publishOnceMore(draft: object, retired: object[]) {
    const done: unknown[] = []
    const client = {
      fetch: async () => retired,
      action: async (actions: unknown[]) => done.push(...actions),
    }
    const versions = { id: 'a', draft: { ...draft, _id: 'drafts.a' } as SanityDocument }
    const isDone = await publishAgain(client as unknown as SanityClient, versions, now)
    return { isDone, actions: done as Array<{ actionType: string; patch?: object }> }
  }
  const retired = [{ _id: 'retired-1', addresses: ['sleep', 'rest'] }]

  it('gives its addresses back in the same step', async () => {
    const draft = { slug: { current: 'sleep' }, previousSlugs: ['rest'] }
    const { isDone, actions } = await publishOnceMore(draft, retired)
    expect(isDone).toBe(true)
    expect(typesOf(actions)).toEqual(['publish', 'delete'])
  })

  it.each([
    ['was given another one meanwhile', 'wake', ['rest'], ['rest', 'sleep']],
    ['is a version from before it was moved', 'rest', undefined, ['sleep']],
  ])('lets old links lead to it when it %s', async (_, current, previousSlugs, kept) => {
    const { actions } = await publishOnceMore({ slug: { current }, previousSlugs }, retired)
    expect(typesOf(actions)).toEqual(['edit', 'publish', 'delete'])
    expect(actions[0]?.patch).toEqual({ set: { previousSlugs: kept } })
  })

  it('leaves the word at its addresses while its moment is ahead', async () => {
    const { isDone, actions } = await publishOnceMore(post('2026-06-01T12:00:00Z'), retired)
    expect(isDone).toBe(true)
    expect(typesOf(actions)).toEqual(['edit', 'publish'])
    expect(actions[0]?.patch).toEqual({ set: { previousSlugs: ['rest'] } })
  })

  it('takes that word away with the first publishing once its moment has come', async () => {
    const draft = { ...post('2026-05-01T12:00:00Z'), previousSlugs: ['rest'] }
    expect(typesOf((await publishOnceMore(draft, retired)).actions)).toEqual(['publish', 'delete'])
  })

  it('is left to the Studio when it was never taken off', async () => {
    expect(await publishOnceMore({ slug: { current: 'sleep' } }, [])).toEqual({
      isDone: false,
      actions: [],
    })
  })
})
