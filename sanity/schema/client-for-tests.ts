import type { SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'

/** A client that answers queries over the given documents, all versions of them; for tests. */
export function clientOver(documents: Array<{ _id: string; _type: string }>) {
  const fetch = async (query: string, params: Record<string, unknown> = {}) =>
    await (await evaluate(parse(query, { params }), { dataset: documents, params })).get()
  return { fetch } as unknown as SanityClient
}
