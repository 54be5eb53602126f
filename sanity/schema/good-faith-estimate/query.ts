import { defineQuery } from 'groq'
import type { GoodFaithEstimateQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { legalTextFields } from '../legal-text/query.ts'
import { actionLinkFields } from '../link/query.ts'
import type { Read } from '../read.ts'

const goodFaithEstimateQuery = defineQuery(`{
  "text": *[_type == "goodFaithEstimate" && _id == "goodFaithEstimate"][0]{${legalTextFields}},
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{${actionLinkFields}},
  "nextLive": ${nextLive}
}`)

export const goodFaithEstimate: Read<Record<never, never>, GoodFaithEstimateQueryResult> = {
  name: 'good-faith-estimate',
  root: {
    type: 'goodFaithEstimate',
    filter: '_type == "goodFaithEstimate" && _id == "goodFaithEstimate"',
  },
  query: goodFaithEstimateQuery,
  // The text may link to an article that still waits.
  changesAt: ({ nextLive }) => [nextLive],
}
