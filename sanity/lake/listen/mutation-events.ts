import type { Change, Transaction } from '../store/changes.ts'
import { isVariantId } from '../store/ids.ts'
import type { LakeDocument } from '../types.ts'
import type { ServerEvent } from './event-stream.ts'

/** What a listener asked to be told. */
export type Listening = {
  matches: (document: LakeDocument | undefined) => boolean
  includeVariants: boolean
  includeResult: boolean
  includePrevious: boolean
  includeMutations: boolean
  includeEffects: boolean
  visibility: 'query' | 'transaction'
}

type Transition = 'appear' | 'update' | 'disappear'

/** The events of one transaction for one listener; their totals count those events alone. */
export function mutationEvents(transaction: Transaction, listening: Listening): ServerEvent[] {
  const heard = transaction.changes.flatMap((change) => {
    const transition = transitionOf(change, listening)
    return transition ? [{ change, transition }] : []
  })
  return heard.map(({ change, transition }, current) => {
    const eventId = `${transaction.id}#${change.id}`
    return {
      event: 'mutation',
      id: eventId,
      data: {
        eventId,
        documentId: change.id,
        transactionId: transaction.id,
        transition,
        identity: transaction.author,
        ...(change.before ? { previousRev: change.before._rev } : {}),
        resultRev: change.after?._rev ?? transaction.id,
        timestamp: transaction.timestamp,
        visibility: listening.visibility,
        ...(listening.includeMutations ? { mutations: change.mutations } : {}),
        ...(listening.includeEffects ? { effects: change.effects } : {}),
        ...(listening.includeResult && change.after ? { result: change.after } : {}),
        ...(listening.includePrevious && change.before ? { previous: change.before } : {}),
        transactionTotalEvents: heard.length,
        transactionCurrentEvent: current + 1,
      },
    }
  })
}

function transitionOf(change: Change, listening: Listening): Transition | undefined {
  if (isVariantId(change.id) && !listening.includeVariants) return undefined
  const before = listening.matches(change.before)
  const after = listening.matches(change.after)
  if (before) return after ? 'update' : 'disappear'
  return after ? 'appear' : undefined
}
