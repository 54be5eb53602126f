import { defineQuery } from 'groq'
import type { ServicesInOrderQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { bodyFields } from '../body/query.ts'
import type { Read } from '../read.ts'
import { seoFields } from '../seo/query.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

/** By dragging; after those come services that were never dragged, by the number they once had. A rank begins with a digit. */
export const placeOnTheSite =
  'order(coalesce(orderRank, "~") asc, coalesce(order, 1000000) asc, title asc, _id asc)'

const servicesInOrderQuery = defineQuery(`{
  "services": *[_type == "service"] | ${placeOnTheSite}{
    _id,
    title,
    "slug": slug.current,
    blurb,
    body[]{${bodyFields}},
    forWhom,
    inPerson,
    online,
    fee{cents, unit, from},
    questions[]{_key, question, answer[]{${simpleBlockFields}}},
    ${seoFields}
  },
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{label, href},
  "nextLive": ${nextLive}
}`)

/** Every service, in the therapist's order. */
export const servicesInOrder: Read<Record<never, never>, ServicesInOrderQueryResult> = {
  name: 'services-in-order',
  root: { type: 'service', filter: '_type == "service"' },
  query: servicesInOrderQuery,
  // A text may link to an article that still waits.
  changesAt: ({ nextLive }) => [nextLive],
}
