import { defineQuery } from 'groq'
import type { WayFromAddressQueryResult } from '../../content/types.generated.ts'
import { cardFields, isLive, nextLive } from '../article/query.ts'
import { wordFields } from '../body/query.ts'
import type { Read } from '../read.ts'

const wayFromAddressQuery = defineQuery(`{
  "movedTo": *[${isLive} && $slug in previousSlugs && defined(slug.current)]
    | order(coalesce(publishedAt, _createdAt) desc, _id asc)[0].slug.current,
  "retired": *[_type == "retiredAddress" && $slug in addresses] | order(retiredAt desc)[0]{
    "related": *[${isLive} && defined(slug.current) && references(^.topics[]._ref)]
      | order(coalesce(publishedAt, _createdAt) desc, _id asc)[0...3]{${cardFields}, body[]{${wordFields}}}
  },
  "newest": *[${isLive} && defined(slug.current)]
    | order(coalesce(publishedAt, _createdAt) desc, _id asc)[0...3]{${cardFields}, body[]{${wordFields}}},
  "nextLive": ${nextLive}
}`)

/** Where an address leads at which there is no live article: to the article that had it, or to others like it. */
export const wayFromAddress: Read<{ slug: string }, WayFromAddressQueryResult> = {
  name: 'way-from-address',
  query: wayFromAddressQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
