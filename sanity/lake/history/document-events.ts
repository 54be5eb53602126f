import { isVariantId, publishedIdOf } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import type { LoggedChange } from '../store/transaction-log.ts'

/** An event in a document's life as the Studio's history pane lists it. Edits of drafts are not among them. */
export type DocumentEvent = {
  type: string
  documentId: string
  timestamp: string
  author: string
  [fact: string]: string | string[]
}

const pageOfChanges = 500

/**
 * The events of one document, newest first, told from what each transaction did to its variants. `before` is
 * a cursor from an earlier answer.
 */
export function documentEvents(
  store: Store,
  requestedId: string,
  limit: number,
  before: number,
): { events: DocumentEvent[]; nextCursor: string } {
  const publishedId = publishedIdOf(requestedId)
  const variants = store.log.variantsEver(publishedId)
  const events: DocumentEvent[] = []
  let position = before
  for (;;) {
    const page = store.log.changesBefore(variants, position, pageOfChanges)
    for (const changes of wholeTransactions(page, page.length < pageOfChanges)) {
      position = changes[0]?.position ?? 0
      const heard = eventsOf(store, publishedId, changes).filter((event) =>
        concerns(event, requestedId),
      )
      events.push(...heard)
      if (events.length >= limit) return { events, nextCursor: String(position) }
    }
    if (page.length < pageOfChanges) return { events, nextCursor: '' }
  }
}

/** Groups changes by transaction; the last group of an unfinished page may be cut, so it waits for the next page. */
function wholeTransactions(changes: LoggedChange[], complete: boolean): LoggedChange[][] {
  const groups: LoggedChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    if (group?.[0]?.position === change.position) group.push(change)
    else groups.push([change])
  }
  return complete || groups.length === 1 ? groups : groups.slice(0, -1)
}

/** A draft's or version's history leaves out what happened to other drafts and versions. */
function concerns(event: DocumentEvent, requestedId: string): boolean {
  return !isVariantId(requestedId) || !event.versionId || event.versionId === requestedId
}

function eventsOf(store: Store, publishedId: string, changes: LoggedChange[]): DocumentEvent[] {
  const published = changes.find((change) => change.documentId === publishedId)
  const variants = changes.filter((change) => change.documentId !== publishedId)
  const gone = variants.find((change) => change.kind === 'delete')
  if (published && published.kind !== 'delete') {
    if (gone) return [publishEvent(publishedId, published, gone)]
    const live = eventNamed(
      published.kind === 'create' ? 'createLiveDocument' : 'updateLiveDocument',
      publishedId,
      published,
    )
    return [{ ...live, revisionId: published.transactionId }, ...variantEvents(variants)]
  }
  if (!published) return variantEvents(variants)
  const left = survivingVariant(store, publishedId, published.position)
  if (left === undefined) return [eventNamed('deleteDocumentGroup', publishedId, published)]
  const created = variants.find((change) => change.documentId === left && change.kind === 'create')
  const versionRevisionId = created?.transactionId ?? ''
  const event = eventNamed('unpublishDocument', publishedId, published)
  return [{ ...event, versionId: left, versionRevisionId }, ...variantEvents(variants)]
}

function publishEvent(
  publishedId: string,
  published: LoggedChange,
  version: LoggedChange,
): DocumentEvent {
  return {
    ...eventNamed('publishDocumentVersion', publishedId, published),
    revisionId: published.transactionId,
    versionId: version.documentId,
    versionRevisionId: version.previousRevision ?? '',
    publishCause: 'document.publish',
  }
}

function variantEvents(variants: LoggedChange[]): DocumentEvent[] {
  return variants.flatMap((change) => {
    if (change.kind === 'update') return []
    const created = change.kind === 'create'
    const type = created ? 'createDocumentVersion' : 'deleteDocumentVersion'
    const versionRevisionId = created ? change.transactionId : (change.previousRevision ?? '')
    const event = eventNamed(type, publishedIdOf(change.documentId), change)
    return [{ ...event, versionId: change.documentId, versionRevisionId }]
  })
}

/** A variant that exists after the transaction at a position; the newest change to each tells. */
function survivingVariant(store: Store, publishedId: string, position: number): string | undefined {
  return store.log
    .variantsEver(publishedId)
    .filter((id) => id !== publishedId)
    .find((id) => {
      const last = store.log.changesBefore([id], position + 1, 1)[0]
      return last !== undefined && last.kind !== 'delete'
    })
}

function eventNamed(type: string, documentId: string, change: LoggedChange): DocumentEvent {
  return { type, documentId, timestamp: change.timestamp, author: change.author }
}
