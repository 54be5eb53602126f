import { defineQuery } from 'groq'
import type { HipaaNoticeQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { legalTextFields } from '../legal-text/query.ts'
import { actionLinkFields } from '../link/query.ts'
import type { Read } from '../read.ts'

const hipaaNoticeQuery = defineQuery(`{
  "text": *[_type == "hipaaNotice" && _id == "hipaaNotice"][0]{${legalTextFields}},
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{${actionLinkFields}},
  "nextLive": ${nextLive}
}`)

export const hipaaNotice: Read<Record<never, never>, HipaaNoticeQueryResult> = {
  name: 'hipaa-notice',
  root: { type: 'hipaaNotice', filter: '_type == "hipaaNotice" && _id == "hipaaNotice"' },
  query: hipaaNoticeQuery,
  // The text may link to an article that still waits.
  changesAt: ({ nextLive }) => [nextLive],
}
