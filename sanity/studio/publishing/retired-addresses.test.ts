import type { SanityClient } from '@sanity/client'
import type { SanityDocument } from 'sanity'
import { takeOff } from './retired-addresses.ts'

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
