import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { SanityClient } from '@sanity/client'
import { exactDocuments, linesOf } from './backup-archive.ts'
import type { ComesBack } from './backups/ways-in.ts'
import { Refusal } from './processes.ts'

type Fields = Record<string, unknown>
type Step = { step: string; current?: number }

export const assetTypes = ['sanity.imageAsset', 'sanity.fileAsset']

/** The lake takes 64 MB in one request, and one document has at most 32 MB. */
const largestBatch = 4 * 1024 * 1024
const mostInBatch = 500
const longestExport = 10 * 60_000

/**
 * Copies the lake's export into a file, and hands it on with a client that exports from this file: so all of an archive is
 * of one moment, while people go on writing.
 */
export async function withExactDocuments<Result>(
  client: SanityClient,
  work: (file: string, source: SanityClient) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nightlight-backup-'))
  const [exported, exact] = [path.join(folder, 'exported'), path.join(folder, 'exact')]
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-ndjson; charset=utf-8')
    pipeline(createReadStream(exported), response).catch(() => response.destroy())
  })
  try {
    await download(client, exported)
    await pipeline(
      Readable.from(withOwnAddresses(createReadStream(exported), await addressesOf(client))),
      createWriteStream(exact),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const getUrl = () => `http://127.0.0.1:${port}/`
    return await work(exact, Object.assign(client.clone(), { getUrl }))
  } finally {
    server.close()
    server.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  }
}

async function download(client: SanityClient, file: string): Promise<void> {
  const { dataset, token } = client.config()
  const answer = await fetch(client.getUrl(`/data/export/${dataset}`), {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(longestExport),
  })
  if (!answer.ok || !answer.body) throw new Refusal(`The lake answered ${answer.status}.`)
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(file))
}

/**
 * A client for the library that leaves releases out: it would send them as an action of the hosted lake, and they come
 * with the exact documents.
 */
export function withoutReleases(client: SanityClient): SanityClient {
  return Object.assign(client.clone(), { action: async () => ({ transactionId: '' }) })
}

/** An export's `url` of a picture leads to where the export was asked for; the exact document has its own. */
async function* withOwnAddresses(
  content: AsyncIterable<Buffer>,
  addresses: Map<string, string>,
): AsyncIterable<string> {
  for await (const line of linesOf(content)) {
    const document = JSON.parse(line) as Fields
    yield isAsset(document) ? `${JSON.stringify(withAddress(document, addresses))}\n` : `${line}\n`
  }
}

async function addressesOf(client: SanityClient): Promise<Map<string, string>> {
  const assets = await client.fetch<Array<{ _id: string; url: string }>>(
    '*[_type in $assetTypes]{_id, url}',
    { assetTypes },
  )
  return new Map(assets.map(({ _id, url }) => [_id, url]))
}

function isAsset({ _type }: Fields): boolean {
  return assetTypes.includes(String(_type))
}

/**
 * Puts the documents of a backup in place once more, exactly as they were: with revisions, times and the order of their
 * fields. The library has brought the bytes of pictures and files before; their `url` stays what it is here.
 */
export async function restoreExactly(
  client: SanityClient,
  file: string,
  { comesBack, onProgress }: { comesBack: ComesBack; onProgress: (step: Step) => void },
): Promise<void> {
  const addresses = await addressesOf(client)
  let done = 0
  // Pictures first: one whose bytes are missing from the backup is still referred to.
  for (const wantsAssets of [true, false]) {
    for await (const batch of batches(
      file,
      (found) => comesBack(found) && isAsset(found) === wantsAssets,
    )) {
      const documents = batch.map((document) =>
        wantsAssets ? withAddress(document, addresses) : document,
      )
      await replace(client, documents)
      done += batch.length
      onProgress({ step: 'Restoring revisions and times', current: done })
    }
  }
}

async function* batches(
  file: string,
  isWanted: (document: Fields) => boolean,
): AsyncIterable<Fields[]> {
  let batch: Fields[] = []
  let size = 0
  for await (const document of exactDocuments(file)) {
    if (!isWanted(document)) continue
    const length = JSON.stringify(document).length
    if (batch.length === mostInBatch || (batch.length > 0 && size + length > largestBatch)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(document)
    size += length
  }
  if (batch.length > 0) yield batch
}

function withAddress(document: Fields, addresses: Map<string, string>): Fields {
  const url = addresses.get(String(document._id))
  return url === undefined ? document : { ...document, url }
}

async function replace(client: SanityClient, documents: Fields[]): Promise<void> {
  await client.request({
    url: `/data/mutate/${client.config().dataset}`,
    method: 'POST',
    query: { keepSystemFields: 'true' },
    body: { mutations: documents.map((document) => ({ createOrReplace: document })) },
  })
}
