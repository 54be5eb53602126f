import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '#lib/env.ts'
import { type PictureFormat, type PictureRequest, readPictureAddress } from '#lib/pictures.ts'
import { sendPage, sendText } from './answer.ts'
import { type FinishedPage, makeVariant } from './finish.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import { BoundedStore } from './page-store.ts'
import { safeHeaders } from './policy.ts'

/** As small as each format goes before a face or a dark sky shows it. */
const quality: Record<PictureFormat, number | undefined> = {
  avif: 55,
  webp: 75,
  jpg: 78,
  png: undefined,
}
const mediaTypes: Record<PictureFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
}

const largest = 8 * 1024 * 1024
const timeLimit = 10_000

/** The lake's own address of a rendering of a picture. */
export function lakePictureAddress(asked: PictureRequest, lake: Settings['sanity']): string {
  const { rectangle, format } = asked
  const file = asked.asset.replace(/-([a-z0-9]+)$/, '.$1')
  const host = lake.apiHost ?? 'https://cdn.sanity.io'
  const address = new URL(`${host}/images/${lake.projectId}/${lake.dataset}/${file}`)
  const { left, top, width, height } = rectangle
  address.searchParams.set('rect', [left, top, width, height].join(','))
  address.searchParams.set('w', String(asked.width))
  // The hosted lake makes AVIF only for those who say that they take it.
  if (format === 'avif' && !lake.apiHost) address.searchParams.set('auto', 'format')
  else address.searchParams.set('fm', format)
  const wanted = quality[format]
  if (wanted !== undefined) address.searchParams.set('q', String(wanted))
  return address.href
}

/** Serves `/images/…` from our own origin, so that no reader's address reaches a picture network. */
export function makePictures(
  lake: Settings['sanity'],
  options: { fetch?: typeof fetch; memory?: number } = {},
): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> {
  const load = options.fetch ?? fetch
  const kept = new BoundedStore<FinishedPage>(options.memory ?? 32 * 1024 * 1024)
  const underWay = new Map<string, Promise<FinishedPage | undefined>>()
  const limit = makeLimiter(8, 200)

  const find = (path: string, asked: PictureRequest) => {
    const waiting = underWay.get(path)
    if (waiting) return waiting
    const finding = limit(() => loadPicture(lakePictureAddress(asked, lake), asked.format, load))
      .then((picture) => {
        if (picture) kept.set(path, picture)
        return picture
      })
      .finally(() => underWay.delete(path))
    underWay.set(path, finding)
    return finding
  }

  return async (request, response, path) => {
    const asked = readPictureAddress(path)
    if (!asked) {
      sendText(request, response, 404, 'There is no such picture.')
      return
    }
    try {
      const picture = kept.get(path) ?? (await find(path, asked))
      if (picture) sendPage(request, response, picture)
      else sendText(request, response, 404, 'There is no such picture.')
    } catch (error) {
      const pause = { 'Retry-After': error instanceof BusyError ? '2' : '10' }
      sendText(request, response, 503, 'The picture can’t be had right now.', pause)
    }
  }
}

/** @returns `undefined` when the lake has no such picture. @throws when the lake can't be reached or misbehaves. */
async function loadPicture(
  address: string,
  format: PictureFormat,
  load: typeof fetch,
): Promise<FinishedPage | undefined> {
  const answer = await load(address, {
    headers: { accept: mediaTypes[format] },
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimit),
  })
  if (!answer.ok) {
    await answer.body?.cancel()
    if (answer.status === 400 || answer.status === 404) return undefined
    throw new Error(`The lake answered ${answer.status} for a picture.`)
  }
  const contentType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  if (!Object.values(mediaTypes).includes(contentType)) {
    await answer.body?.cancel()
    throw new Error('The lake answered something else than a picture.')
  }
  const body = await readBounded(answer)
  const revision = createHash('sha256').update(body).digest('hex').slice(0, 20)
  const headers: FinishedPage['headers'] = [
    ['Content-Type', contentType],
    // The address names the picture's own checksum: what it shows never changes.
    ['Cache-Control', 'public, max-age=31536000, immutable'],
    ['Content-Security-Policy', `default-src 'none'`],
    ...safeHeaders,
  ]
  const identity = makeVariant(headers, { body, etag: `"${revision}"`, encoding: 'identity' })
  return { revision, status: 200, variants: { identity }, headers, size: body.length + 1024 }
}

async function readBounded(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.length
    if (bytes > largest) throw new Error('The picture is larger than 8 MB.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
