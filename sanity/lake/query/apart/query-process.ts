import { constants, setPriority } from 'node:os'
import { DocumentSet } from '../../store/document-set.ts'
import { type LakeDocument, LakeError } from '../../types.ts'
import { explained, longestEvaluation, type QueryRequest, runQuery } from '../run-query.ts'
import { tagsOfQuery } from '../sync-tags.ts'
import { runWithin } from '../within.ts'
import type { FromProcess, ToProcess } from './messages.ts'

/** The process for heavy queries: it holds a copy of the documents and runs one query after the other. */
const documents = new DocumentSet()
// Whoever answers short queries goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

process.on('message', (message: ToProcess) => {
  if (message.type === 'query') {
    say({ type: 'started' })
    say(answer(message.request, message.dataset))
    return
  }
  for (const [id, body] of message.documents) {
    documents.replace(id, body === null ? undefined : (JSON.parse(body) as LakeDocument))
  }
})
// The lake is gone, however it went.
process.on('disconnect', () => process.exit())

function say(message: FromProcess): void {
  process.send?.(message)
}

function answer(request: QueryRequest, dataset: string): FromProcess {
  const started = performance.now()
  try {
    return explained(request.query, () =>
      runWithin(longestEvaluation, () => {
        const { result, sourceMap, scans, followed, isLasting } = runQuery(documents, request)
        const map = sourceMap ? `,"resultSourceMap":${JSON.stringify(sourceMap)}` : ''
        const written = Buffer.from(`"result":${JSON.stringify(result ?? null)}${map}`)
        const syncTags = tagsOfQuery(dataset, scans, followed)
        return { type: 'result', written, syncTags, isLasting, took: performance.now() - started }
      }),
    )
  } catch (error) {
    if (error instanceof LakeError) {
      return { type: 'refused', status: error.status, body: error.body }
    }
    return { type: 'failed', message: error instanceof Error ? `${error.stack}` : String(error) }
  }
}
