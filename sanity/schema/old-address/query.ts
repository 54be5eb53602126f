import { defineQuery } from 'groq'
import type { OldAddressesQueryResult } from '../../content/types.generated.ts'
import { hasCome, nextLive } from '../article/query.ts'
import type { Read } from '../read.ts'

const oldAddressesQuery = defineQuery(`{
  "addresses": *[_type == "oldAddress" && defined(from)] | order(_id asc){
    from,
    to,
    "isLed": defined(page),
    "page": page->{
      _id,
      _type,
      "slug": slug.current,
      "isLive": _type != "article" || ${hasCome}
    }
  },
  "owner": *[_type == "settings" && _id == "settings"][0].owner._ref,
  "nextLive": ${nextLive}
}`)

/** Every address of the website before, with the page to which it leads. */
export const oldAddresses: Read<Record<never, never>, OldAddressesQueryResult> = {
  name: 'old-addresses',
  query: oldAddressesQuery,
  changesAt: ({ nextLive }) => [nextLive],
  isPublicOnly: true,
}
