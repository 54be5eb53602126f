import type { JsonValue, LakeDocument, Mutation } from '../types.ts'

/** Mendoza patches between two states of a document without `_rev`; a missing state is `null`. */
export type Effects = { apply: JsonValue[]; revert: JsonValue[] }

/** What one transaction did to one document. */
export type Change = {
  id: string
  before: LakeDocument | undefined
  after: LakeDocument | undefined
  /** The resolved mutations, with generated ids and keys. */
  mutations: Mutation[]
  effects: Effects
}

export type Transaction = {
  /** Place in the log; grows by one or more with each transaction. */
  position: number
  id: string
  /** ISO 8601, UTC; never earlier than the transaction before. */
  timestamp: string
  /** Id of the identity that committed it. */
  author: string
  changes: Change[]
  /**
   * Sync tags: `all` for whoever sees drafts, `published` for whoever sees published documents only; for strangers the same
   * unless `strangers` says otherwise.
   */
  tags: { all: string[]; published: string[]; strangers?: string[] }
}
