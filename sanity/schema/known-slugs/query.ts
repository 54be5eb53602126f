import { defineQuery } from 'groq'
import type { KnownSlugsQueryResult } from '../../content/types.generated.ts'
import { hasCome, isLive, nextLive } from '../article/query.ts'
import type { Read } from '../read.ts'

const knownSlugsQuery = defineQuery(`{
  "present": *[
    _type in ["article", "topic", "service", "practitioner", "page"] && defined(slug.current)
    && (_type != "article" || ${hasCome})
  ]{"slug": slug.current},
  "earlier": *[${isLive} && defined(previousSlugs)]{previousSlugs},
  "retired": *[_type == "retiredAddress"]{addresses},
  "articles": count(*[${isLive}]),
  "nextLive": ${nextLive}
}`)

/** What is needed to tell an address that leads somewhere, or once did, from one that never led anywhere. */
export const knownSlugs: Read<Record<never, never>, KnownSlugsQueryResult> = {
  name: 'known-slugs',
  query: knownSlugsQuery,
  changesAt: ({ nextLive }) => [nextLive],
  isPublicOnly: true,
}
