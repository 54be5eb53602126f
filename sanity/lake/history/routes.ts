import { Readable } from 'node:stream'
import { forDataset, isOn, readIds, readLimit } from '../data-requests.ts'
import { isDraftId, publishedIdOf } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import type { LakeAnswer, LakeDocument, LakeRequest, Route } from '../types.ts'
import { documentAt, lastRevision } from './document-at.ts'
import { documentEvents } from './document-events.ts'
import { readTransactions, type TransactionQuery } from './transactions.ts'

const mostTransactions = 10_000

/** `/data/history` and `/data/export`. */
export function createHistoryRoutes(store: Store): Route[] {
  const route = (
    pattern: string,
    handler: (store: Store, request: LakeRequest) => LakeAnswer,
  ): Route => ({
    method: 'GET',
    pattern,
    access: 'viewer',
    handler: forDataset(store, (request) => handler(store, request)),
  })
  return [
    route('/data/history/:dataset/documents/:ids', answerDocuments),
    route('/data/history/:dataset/transactions', answerTransactions),
    route('/data/history/:dataset/transactions/:ids', answerTransactions),
    route('/data/history/:dataset/events/documents/:ids', answerEvents),
    route('/data/history/:dataset/events/releases/:ids', answerNoEvents),
    route('/data/references/:dataset/documents/:ids/to', answerNoReferences),
    route('/data/export/:dataset', answerExport),
  ]
}

function answerDocuments(store: Store, request: LakeRequest): LakeAnswer {
  const { searchParams } = request.url
  const revision = searchParams.get('revision')
  const time = searchParams.get('time')
  const position = positionAsked(store, revision, time)
  const ids = readIds(request)
  const at = (id: string) => (position === undefined ? undefined : documentAt(store, id, position))
  const documents = ids.flatMap((id) => {
    const document = isOn(request.url, 'lastRevision') ? lastRevision(store, id) : at(id)
    return document ?? []
  })
  const [only = ''] = ids
  if (ids.length === 1 && isDraftId(only) && documents.length === 0 && revision !== null) {
    // The Studio asks for the draft at every event in a document's history, also at those of the published one alone.
    const published = at(publishedIdOf(only))
    if (published) documents.push(published)
  }
  return { status: 200, body: { documents } }
}

/** The place in the log that a revision or a time names; without either the present, `undefined` for an unknown one. */
function positionAsked(
  store: Store,
  revision: string | null,
  time: string | null,
): number | undefined {
  if (revision !== null) return store.log.find(revision)?.position
  if (time === null) return Number.MAX_SAFE_INTEGER
  const moment = new Date(time)
  if (Number.isNaN(moment.getTime())) return undefined
  return store.log.latestAt(moment.toISOString())?.position ?? 0
}

function answerTransactions(store: Store, request: LakeRequest): LakeAnswer {
  const { url } = request
  const option = (name: string) => url.searchParams.get(name) ?? undefined
  const query: TransactionQuery = {
    documentIds: readIds(request),
    fromTransaction: option('fromTransaction'),
    toTransaction: option('toTransaction'),
    newestFirst: isOn(url, 'reverse'),
    limit: readLimit(url, 'limit', 100, mostTransactions),
    authors: (option('authors') ?? '').split(',').filter((author) => author !== ''),
    includeEffects: option('effectFormat') === 'mendoza',
    includeMutations: !isOn(url, 'excludeContent') && !isOn(url, 'excludeMutations'),
    onlyNamedDocuments: isOn(url, 'includeIdentifiedDocumentsOnly'),
  }
  return ndjson(readTransactions(store, query))
}

function answerEvents(store: Store, request: LakeRequest): LakeAnswer {
  const { url } = request
  const id = readIds(request)[0] ?? ''
  const cursor = Number(url.searchParams.get('nextCursor') ?? '')
  const before = Number.isSafeInteger(cursor) && cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER
  const limit = readLimit(url, 'limit', 100, 1000)
  const { events, nextCursor } = documentEvents(store, id, limit, before)
  return { status: 200, body: { events: { [id]: events }, nextCursor } }
}

/** There are no releases in this lake, so nothing ever happened to one. */
function answerNoEvents(): LakeAnswer {
  return { status: 200, body: { events: [], nextCursor: '' } }
}

/** References from other datasets: there are no other datasets. */
function answerNoReferences(): LakeAnswer {
  return { status: 200, body: { totalCount: 0, references: [] } }
}

/**
 * Every document as it is at this moment, even while others write. The `url` of an asset leads to where the export was
 * asked for: a site that would serve the public one need not run.
 */
function answerExport(store: Store, request: LakeRequest): LakeAnswer {
  const named = request.url.searchParams.get('types') ?? ''
  const types = named.split(',').filter((type) => type !== '')
  const documents = [...store.documents.all()].filter(
    ({ _type }) => types.length === 0 || types.includes(_type),
  )
  const { host } = request.headers
  const base =
    host === undefined || host === new URL(store.publicUrl).host
      ? store.publicUrl
      : `http://${host}`
  return ndjson(withReachableAssets(documents, base))
}

function* withReachableAssets(documents: LakeDocument[], base: string): Iterable<LakeDocument> {
  for (const document of documents) {
    const { _type, path } = document
    const isAsset = _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
    yield isAsset && typeof path === 'string' ? { ...document, url: `${base}/${path}` } : document
  }
}

function ndjson(lines: Iterable<object>): LakeAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
    body: Readable.from(textOf(lines), { objectMode: false }),
  }
}

/** Lines in chunks, so that a large dataset does not cost an event-loop turn for each document. */
function* textOf(lines: Iterable<object>): Iterable<string> {
  let text = ''
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length > 64 * 1024) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}
