import { defineQuery } from 'groq'
import type { PrivacyPolicyQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { bodyFields } from '../body/query.ts'
import type { Read } from '../read.ts'

const privacyPolicyQuery = defineQuery(`{
  "privacy": *[_type == "privacy" && _id == "privacy"][0]{
    _id,
    title,
    effectiveDate,
    categoriesCollected,
    thirdParties,
    changeProcess,
    doNotTrack,
    body[]{${bodyFields}}
  },
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{label, href},
  "nextLive": ${nextLive}
}`)

export const privacyPolicy: Read<Record<never, never>, PrivacyPolicyQueryResult> = {
  name: 'privacy-policy',
  root: { type: 'privacy', filter: '_type == "privacy" && _id == "privacy"' },
  query: privacyPolicyQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
