import { defineQuery } from 'groq'
import type { AccessibilityStatementQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { legalTextFields } from '../legal-text/query.ts'
import { actionLinkFields } from '../link/query.ts'
import type { Read } from '../read.ts'

const accessibilityStatementQuery = defineQuery(`{
  "text": *[_type == "accessibility" && _id == "accessibility"][0]{${legalTextFields}},
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{${actionLinkFields}},
  "nextLive": ${nextLive}
}`)

export const accessibilityStatement: Read<
  Record<never, never>,
  AccessibilityStatementQueryResult
> = {
  name: 'accessibility-statement',
  root: { type: 'accessibility', filter: '_type == "accessibility" && _id == "accessibility"' },
  query: accessibilityStatementQuery,
  // The text may link to an article that still waits.
  changesAt: ({ nextLive }) => [nextLive],
}
