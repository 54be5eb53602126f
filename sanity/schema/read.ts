/** What every query is given, whatever else it takes. */
export type Clock = {
  /** The moment of reading (ISO 8601): what is due by then is live. One clock decides, the site's own. */
  now: string
  /** True for staff who look at drafts: then nothing waits for its moment. */
  drafts: boolean
}

/** The one document that a page is of: its type, and the filter that finds it, as it stands in the query between `*[` and `]`. */
export type PageRoot = { type: string; filter: string }

/**
 * A query, its parameters and its result under one name.
 * @template Parameters what the query takes besides the {@link Clock}.
 * @template Result what the lake answers, as TypeGen works it out from query and schema.
 */
export type Read<Parameters extends Record<string, string | number>, Result> = {
  /** For error messages and request logs. */
  name: string
  query: string
  /** Moments (ISO 8601) at which time alone may change what this result shows. Past and broken ones are ignored. */
  changesAt: (result: Result) => ReadonlyArray<string | null | undefined>
  /** True for what shows only what is public, to staff as well. */
  isPublicOnly?: true
  /** Present when a document can be shared for review by this read. */
  root?: PageRoot
  /** Only there for the compiler: never set. */
  parameters?: Parameters
}

/** For a result that no clock changes. */
export const unchanging = () => []
