import { applyPatch } from 'mendoza'
import { withoutRevision } from '../history/mendoza.ts'
import type { Change, Transaction } from '../store/changes.ts'
import type { LoggedContent, Undoing } from '../store/logged.ts'
import type { Store } from '../store/open-store.ts'
import type { LakeDocument } from '../types.ts'

const mostMissed = 5000

/**
 * The transactions that a listener missed after an event (`<transaction>#<document>`), oldest first; of that
 * transaction only what came after the event. `undefined` when the log cannot tell, or tells too much.
 */
export function missedSince(store: Store, eventId: string): Transaction[] | undefined {
  const [transactionId = '', documentId = ''] = eventId.split('#')
  const last = store.log.find(transactionId)
  if (!last) return undefined
  const sequence = store.log
    .contentAt(last.position)
    .find((change) => change.documentId === documentId)?.sequence
  if (sequence === undefined) return undefined
  const missed = store.log.contentAfter(last.position, sequence, mostMissed + 1)
  return missed.length > mostMissed ? undefined : rebuild(store, missed)
}

/** Walks back from the documents as they are now, which gives each change its two sides. */
function rebuild(store: Store, newestFirst: LoggedContent[]): Transaction[] {
  const states = new Map<string, LakeDocument | undefined>()
  const transactions: Transaction[] = []
  for (const logged of newestFirst) {
    const { documentId: id, mutations, effects } = logged
    const after = states.has(id) ? states.get(id) : store.get(id)
    const before = revert(after, logged)
    states.set(id, before)
    const change: Change = { id, before, after, mutations, effects }
    const current = transactions.at(-1)
    if (current?.position === logged.position) current.changes.unshift(change)
    else {
      transactions.push({
        position: logged.position,
        id: logged.transactionId,
        timestamp: logged.timestamp,
        author: logged.author,
        changes: [change],
        tags: { all: [], published: [] },
      })
    }
  }
  return transactions.reverse()
}

/** The document before a change, from the document after it. */
export function revert(
  after: LakeDocument | undefined,
  { effects, previousRevision }: Pick<Undoing, 'effects' | 'previousRevision'>,
): LakeDocument | undefined {
  if (previousRevision === undefined) return undefined
  const before = applyPatch(withoutRevision(after), effects.revert) as LakeDocument
  return { ...before, _rev: previousRevision }
}
