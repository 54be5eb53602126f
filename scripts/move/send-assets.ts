import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { SanityClient } from '@sanity/client'
import { Refusal } from '../processes.ts'
import { hashIn, type Plan } from './plan.ts'
import { isAsset, type Stored } from './stored.ts'

const longestTransfer = 10 * 60_000
const together = 2

/**
 * Sends the pictures and files of a plan, and notes in it where they are.
 * @throws {Refusal} when some can't be read or are refused: documents that show them could not be moved.
 */
export async function sendAssets(
  plan: Plan,
  { from, to }: { from: SanityClient; to: SanityClient },
  onProgress: (done: number) => void,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nightlight-move-'))
  const troubles: string[] = []
  const waiting = plan.send.values()
  let done = 0
  const work = async (file: string) => {
    for (const asset of waiting) {
      try {
        await download(asset, from, file)
        plan.places.set(asset._id, await upload(asset, to, file))
        onProgress(++done)
      } catch (error) {
        const name = asset.originalFilename ?? asset._id
        troubles.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      }
    }
  }
  try {
    const files = Array.from({ length: together }, (_, index) => path.join(folder, String(index)))
    await Promise.all(files.map(work))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  if (troubles.length === 0) return
  throw new Refusal(
    [
      ...troubles,
      `${troubles.length} of ${plan.send.length} pictures and files could not be moved, and no document was: put others in their place in the Studio, then run the same command again.`,
    ].join('\n'),
  )
}

/** @throws when the bytes are not those that the document speaks of. */
async function download(asset: Stored, client: SanityClient, file: string): Promise<void> {
  const address = new URL(String(asset.url))
  const headers: Record<string, string> = {}
  if (address.hostname === 'cdn.sanity.io' && asset._type === 'sanity.imageAsset') {
    // As Sanity's own export asks for the bytes as they were sent, not as its network hands them out.
    address.searchParams.set('dlRaw', 'true')
    headers.authorization = `Bearer ${client.config().token}`
  }
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(longestTransfer) })
  if (!answer.ok || !answer.body) throw new Error(`the lake answered ${answer.status} for it`)
  const hashes = { sha1: createHash('sha1'), md5: createHash('md5') }
  await pipeline(
    Readable.fromWeb(answer.body as ReadableStream),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        for (const hash of Object.values(hashes)) hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(file),
  )
  // A drawing that was cleaned when it was sent has another sum than its name says, and the lake tells the right one.
  const isWhole =
    hashes.sha1.digest('hex') === hashIn(asset._id) ||
    hashes.md5.digest('hex') === answer.headers.get('x-sanity-md5')
  if (!isWhole) throw new Error('its bytes are damaged')
}

/** @returns the id under which the other side keeps it. */
async function upload(asset: Stored, client: SanityClient, file: string): Promise<string> {
  const { _id, _type, extension, mimeType, originalFilename } = asset
  const { _id: place } = await client.assets.upload(
    _type === 'sanity.imageAsset' ? 'image' : 'file',
    createReadStream(file),
    {
      filename: String(originalFilename ?? `${hashIn(_id)}.${extension}`),
      timeout: longestTransfer,
      ...(typeof mimeType === 'string' && { contentType: mimeType }),
    },
  )
  if (!isAsset({ _id: place, _type })) throw new Error('the lake took it for something else')
  return place
}
