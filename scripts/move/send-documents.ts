import type { SanityClient } from '@sanity/client'
import { fillRequests, orderByReferences } from './order.ts'
import type { Plan } from './plan.ts'
import { contentOf } from './stored.ts'

type Target = {
  to: SanityClient
  /** Whether revisions and times can come along: the embedded lake takes them, Sanity's makes its own. */
  keepsTimes: boolean
}

/**
 * Writes the documents of a plan, those first that others refer to. What has come to be there meanwhile is never
 * overwritten: then the lake refuses the whole request.
 */
export async function sendDocuments(
  { create, differ }: Plan,
  { to, keepsTimes }: Target,
  onProgress: (done: number) => void,
): Promise<void> {
  const replaced = new Set(differ.map(({ _id }) => _id))
  let done = 0
  for (const request of fillRequests(orderByReferences([...create, ...differ]))) {
    const mutations = request.map((stored) => {
      const document = keepsTimes ? stored : contentOf(stored)
      return replaced.has(stored._id) ? { createOrReplace: document } : { create: document }
    })
    await mutate(to, mutations, keepsTimes)
    done += request.length
    onProgress(done)
  }
}

/** Writes what people wrote about pictures and files; once the documents are there, which it may refer to. */
export async function sendNotes({ notes }: Plan, to: SanityClient): Promise<void> {
  const patches = [...notes].map(([id, { missing, differing }]) => ({
    patch: { id, set: differing, setIfMissing: missing },
  }))
  for (let first = 0; first < patches.length; first += 100) {
    await mutate(to, patches.slice(first, first + 100), false)
  }
}

async function mutate(
  client: SanityClient,
  mutations: object[],
  keepsTimes: boolean,
): Promise<void> {
  await client.request({
    url: `/data/mutate/${client.config().dataset}`,
    method: 'POST',
    tag: 'move',
    query: { returnIds: 'true', ...(keepsTimes && { keepSystemFields: 'true' }) },
    body: { mutations },
  })
}
