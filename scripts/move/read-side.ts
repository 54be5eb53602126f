import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { SanityClient } from '@sanity/client'
import { linesOf } from '../backup-archive.ts'
import { Refusal } from '../processes.ts'
import { isAsset, type Stored, staysBehind } from './stored.ts'

/** What one side holds, drafts included. */
export type Side = {
  documents: Map<string, Stored>
  assets: Map<string, Stored>
  /** What belongs to that lake and is not moved. */
  left: number
}

const longestExport = 10 * 60_000

/**
 * Reads everything of a lake by its export: of one moment, and never from a copy in between.
 * @throws {Refusal} when the lake refuses, or its answer breaks off.
 */
export async function readSide(client: SanityClient): Promise<Side> {
  const { dataset, token } = client.config()
  const answer = await fetch(client.getUrl(`/data/export/${dataset}`), {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(longestExport),
  })
  if (!answer.ok || !answer.body) {
    throw new Refusal(`The lake at ${new URL(answer.url).origin} answered ${answer.status}.`)
  }
  const side: Side = { documents: new Map(), assets: new Map(), left: 0 }
  for await (const line of linesOf(Readable.fromWeb(answer.body as ReadableStream))) {
    if (line === '') continue
    const document = JSON.parse(line) as Stored & { error?: { description?: string } }
    if (typeof document._id !== 'string') {
      const reason = document.error?.description ?? 'it sent something that is no document'
      throw new Refusal(
        `The export of the lake at ${new URL(answer.url).origin} broke off: ${reason}.`,
      )
    }
    if (staysBehind(document)) side.left++
    else (isAsset(document) ? side.assets : side.documents).set(document._id, document)
  }
  return side
}
