import type { QueryRequest } from '../run-query.ts'

/** A document as it is now, as JSON; `null` when there is none. */
export type DocumentNow = [id: string, body: string | null]

/** What the query process is told. */
export type ToProcess =
  | { type: 'documents'; documents: DocumentNow[] }
  | { type: 'query'; request: QueryRequest; dataset: string }

/** What it says: `started` when the query is next, then one of the others. */
export type FromProcess =
  | { type: 'started' }
  | { type: 'result'; written: Uint8Array; syncTags: string[]; isLasting: boolean; took: number }
  | { type: 'refused'; status: number; body: object }
  | { type: 'failed'; message: string }
