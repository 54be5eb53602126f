import { setImmediate as nextTurn } from 'node:timers/promises'
import { draftIdOf, isVariantId, publishedIdOf } from '../store/ids.ts'
import type { LoggedChange } from '../store/logged.ts'
import type { Store } from '../store/open-store.ts'

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
export async function documentEvents(
  store: Store,
  requestedId: string,
  limit: number,
  before: number,
): Promise<{ events: DocumentEvent[]; nextCursor: string }> {
  const publishedId = publishedIdOf(requestedId)
  const events: DocumentEvent[] = []
  for await (const changes of transactionsOf(store, publishedId, before)) {
    const heard = eventsOf(store, publishedId, changes)
    events.push(...heard.filter((event) => concerns(event, requestedId)))
    if (events.length >= limit) return { events, nextCursor: String(changes[0]?.position ?? 0) }
  }
  return { events, nextCursor: '' }
}

/** What may have happened to a document: itself, its draft, and versions that it has or had. */
function variantsOf(store: Store, publishedId: string): string[] {
  const ids = [draftIdOf(publishedId), ...store.log.versionsOf(publishedId)]
  return [...new Set([publishedId, ...ids, ...store.documents.variantsOf(publishedId)])]
}

/**
 * The changes that events are told from, newest first, together by transaction. Reads a page at a time, and lets others
 * have their turn in between: a draft may have been edited a hundred thousand times.
 */
async function* transactionsOf(
  store: Store,
  publishedId: string,
  before: number,
): AsyncIterable<LoggedChange[]> {
  const readers = variantsOf(store, publishedId).map((id) => ({
    id,
    before,
    isDone: false,
    waiting: [] as LoggedChange[],
  }))
  for (;;) {
    for (const reader of readers) {
      while (reader.waiting.length === 0 && !reader.isDone) {
        const page = store.log.changesBefore(reader.id, reader.before, pageOfChanges)
        reader.isDone = page.length < pageOfChanges
        reader.before = page.at(-1)?.position ?? 0
        // Edits of drafts and versions are not events.
        reader.waiting = page.filter(({ kind }) => reader.id === publishedId || kind !== 'update')
        if (!reader.isDone) await nextTurn()
      }
    }
    const newest = Math.max(...readers.map(({ waiting }) => waiting[0]?.position ?? 0))
    if (newest === 0) return
    const changes = readers.flatMap(({ waiting }) =>
      waiting[0]?.position === newest ? waiting.splice(0, 1) : [],
    )
    yield changes.sort((left, right) => right.sequence - left.sequence)
  }
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

/** A variant that exists after the transaction at a position: the changes to each before or after it tell. */
function survivingVariant(store: Store, publishedId: string, position: number): string | undefined {
  return variantsOf(store, publishedId)
    .filter((id) => id !== publishedId)
    .find((id) => {
      const last = store.log.changesBefore(id, position + 1, 1)[0]
      if (last) return last.kind !== 'delete'
      // What made it may be too old to be kept.
      const next = store.log.firstChangeAfter(id, position)
      return next ? next.kind !== 'create' : store.get(id) !== undefined
    })
}

function eventNamed(type: string, documentId: string, change: LoggedChange): DocumentEvent {
  return { type, documentId, timestamp: change.timestamp, author: change.author }
}
