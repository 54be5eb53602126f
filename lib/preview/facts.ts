/** A line of a document as a person would describe it. */
export type Line = { name: string; text: string }

/** A field that isn't the same in the draft and on the live page. */
export type ChangedField = { title: string; before: Line[]; after: Line[] }

/** What staff are told about the version that they see. */
export type VersionFacts = {
  /** `new`: a draft that was never published. `changed`: a draft of something live. `waiting`: published for a moment ahead.
   * `unpublished`: there is nothing to see for who leaves drafts out. `missing`: nothing is written. */
  version: 'new' | 'changed' | 'waiting' | 'live' | 'unpublished' | 'missing'
  /** When it goes live (ISO 8601), while it waits. */
  goesLive?: string | undefined
  /** When it was last changed (ISO 8601). */
  changedAt?: string | undefined
  /** Who changed it last, when the lake knows. */
  changedBy?: string | undefined
  /** In the order of the form; empty when nothing differs or nothing is live. */
  changes: ChangedField[]
  /** Where the document is edited. */
  editPath: string
}
