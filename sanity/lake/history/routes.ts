import { Readable } from 'node:stream'
import { forDataset, isOn, readIds, readLimit } from '../data-requests.ts'
import { isDraftId, publishedIdOf } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import type { LakeAnswer, LakeDocument, LakeRequest, Route } from '../types.ts'
import { documentAt, documentOfRevision, lastRevision, type Moment } from './document-at.ts'
import { documentEvents } from './document-events.ts'
import { readTransactions, type TransactionQuery } from './transactions.ts'

const mostTransactions = 10_000

/** `/data/history` and `/data/export`. */
export function createHistoryRoutes(store: Store): Route[] {
  const route = (
    pattern: string,
    handler: (store: Store, request: LakeRequest) => LakeAnswer | Promise<LakeAnswer>,
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

async function answerDocuments(store: Store, request: LakeRequest): Promise<LakeAnswer> {
  const { searchParams } = request.url
  const revision = searchParams.get('revision')
  const moment = momentAsked(store, revision, searchParams.get('time'))
  const at = async (id: string) => {
    if (isOn(request.url, 'lastRevision')) return lastRevision(store, id)
    if (moment) return documentAt(store, id, moment)
    return revision === null ? undefined : documentOfRevision(store, id, revision)
  }
  const ids = readIds(request)
  const documents: LakeDocument[] = []
  for (const id of ids) documents.push(...listOf(await at(id)))
  const [only = ''] = ids
  if (ids.length === 1 && isDraftId(only) && documents.length === 0 && revision !== null) {
    // The Studio asks for the draft at every event in a document's history, also at those of the published one alone.
    documents.push(...listOf(await at(publishedIdOf(only))))
  }
  return { status: 200, body: { documents } }
}

function listOf(document: LakeDocument | undefined): LakeDocument[] {
  return document ? [document] : []
}

/** The moment that a revision or a time names; without either the present, `undefined` for an unknown one. */
function momentAsked(
  store: Store,
  revision: string | null,
  time: string | null,
): Moment | undefined {
  if (revision !== null) {
    const transaction = store.log.find(revision)
    return transaction && { position: transaction.position, time: transaction.timestamp }
  }
  const asked = time === null ? new Date() : new Date(time)
  if (Number.isNaN(asked.getTime())) return undefined
  const latest =
    time === null
      ? Number.MAX_SAFE_INTEGER
      : (store.log.latestAt(asked.toISOString())?.position ?? 0)
  return { position: latest, time: asked.toISOString() }
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

async function answerEvents(store: Store, request: LakeRequest): Promise<LakeAnswer> {
  const { url } = request
  const id = readIds(request)[0] ?? ''
  const cursor = Number(url.searchParams.get('nextCursor') ?? '')
  const before = Number.isSafeInteger(cursor) && cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER
  const limit = readLimit(url, 'limit', 100, 1000)
  const { events, nextCursor } = await documentEvents(store, id, limit, before)
  return { status: 200, body: { events: { [id]: events }, nextCursor } }
}

/** The Studio reads what happened to a release from its transactions; the longer story is not told here. */
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

function ndjson(lines: Iterable<object> | AsyncIterable<object>): LakeAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
    body: Readable.from(textOf(lines), { objectMode: false }),
  }
}

/** Lines in chunks, so that a large dataset does not cost an event-loop turn for each document. */
async function* textOf(lines: Iterable<object> | AsyncIterable<object>): AsyncIterable<string> {
  let text = ''
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length > 64 * 1024) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}
