import {
  forDataset,
  isOn,
  readIds,
  readJsonObject,
  readQueryParams,
  requireIdentity,
} from '../data-requests.ts'
import { publishedIdOf } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import { validationError } from '../store/refusal.ts'
import type { LakeAnswer, LakeDocument, LakeRequest, Route } from '../types.ts'
import { findResult } from './kept-results.ts'
import { readPerspective } from './perspectives.ts'

const largestBody = 4 * 1024 * 1024

/** `/data/query` and `/data/doc`. */
export function createQueryRoutes(store: Store): Route[] {
  const pattern = '/data/query/:dataset'
  return [
    {
      method: 'GET',
      pattern,
      access: 'viewer',
      handler: forDataset(store, (request) => {
        const query = request.url.searchParams.get('query') ?? ''
        return answerQuery(store, request, query, readQueryParams(request.url))
      }),
    },
    {
      method: 'POST',
      pattern,
      access: 'viewer',
      handler: forDataset(store, async (request) => {
        const { query, params } = await readJsonObject(request, largestBody)
        if (typeof query !== 'string') throw validationError('The body needs a "query"')
        const given = typeof params === 'object' && !Array.isArray(params) ? params : {}
        return answerQuery(store, request, query, { ...given })
      }),
    },
    {
      method: 'GET',
      pattern: '/data/doc/:dataset/:ids',
      access: 'viewer',
      handler: forDataset(store, (request) => answerDocuments(store, request)),
    },
  ]
}

async function answerQuery(
  store: Store,
  request: LakeRequest,
  query: string,
  params: Record<string, unknown>,
): Promise<LakeAnswer> {
  const { projectId, dataset } = store
  const { searchParams } = request.url
  const identity = requireIdentity(request).id
  const perspective = readPerspective(searchParams.get('perspective'), request.apiVersion)
  const started = performance.now()
  const asked = {
    query,
    params,
    perspective,
    identity,
    projectId,
    dataset,
    sourceMap: readSourceMap(searchParams.get('resultSourceMap')),
  }
  const found = await findResult(store, asked, request.signal)
  const echo = searchParams.get('returnQuery') === 'false' ? {} : { query }
  const rest = { syncTags: found.syncTags, ms: Math.round(performance.now() - started) }
  if ('written' in found) return writtenAnswer(echo, found.written, rest)
  const { result, sourceMap } = found
  const body = { ...echo, result, ...(sourceMap ? { resultSourceMap: sourceMap } : {}), ...rest }
  return { status: 200, body }
}

/** The same answer around a result that was written elsewhere. */
function writtenAnswer(echo: { query?: string }, result: Buffer, rest: object): LakeAnswer {
  const before = echo.query === undefined ? '{' : `{"query":${JSON.stringify(echo.query)},`
  const after = `,${JSON.stringify(rest).slice(1)}`
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.concat([Buffer.from(before), result, Buffer.from(after)]),
  }
}

function readSourceMap(parameter: string | null): 'withKeys' | 'withIndexes' | undefined {
  if (parameter === 'withKeyArraySelector') return 'withKeys'
  return parameter === 'true' ? 'withIndexes' : undefined
}

function answerDocuments(store: Store, request: LakeRequest): LakeAnswer {
  const withVariants = isOn(request.url, 'includeAllVersions')
  const documents = new Map<string, LakeDocument>()
  const omitted: Array<{ id: string; reason: 'existence' }> = []
  for (const requested of new Set(readIds(request))) {
    const ids = withVariants ? store.documents.variantsOf(publishedIdOf(requested)) : [requested]
    const found = [...ids].flatMap((id) => store.get(id) ?? [])
    for (const document of found) documents.set(document._id, document)
    if (found.length === 0) omitted.push({ id: requested, reason: 'existence' })
  }
  const isForContent = !isOn(request.url, 'excludeContent')
  return {
    status: 200,
    body: { documents: isForContent ? [...documents.values()] : [], omitted },
  }
}
