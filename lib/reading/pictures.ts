import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '#lib/env.ts'
import { type PictureRequest, readPictureAddress } from '#lib/pictures.ts'
import { sendPage, sendText } from './answer.ts'
import { headersOf } from './answer-headers.ts'
import { fetchPicture, lakePictureAddress } from './fetch-picture.ts'
import { type FinishedPage, makeVariant } from './finish.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import { makePageStore } from './page-store.ts'
import { noPictureCopies, type PictureCopies, type PictureCopy } from './picture-copies.ts'

/** How long a picture is served before the lake is asked whether it still has it. */
const trustedFor = 10 * 60 * 1000

export type PictureOptions = {
  copies?: PictureCopies
  fetch?: typeof fetch
  /** Bytes. */
  memory?: number
  /** Milliseconds since 1970. */
  now?: () => number
}

type KeptPicture = { page: FinishedPage; copy: PictureCopy; checkedAt: number; size: number }

/**
 * Serves `/images/…` from our own origin, so that no reader's address reaches a picture network. What was fetched is kept
 * in memory and on disk; a picture that was deleted is gone here within ten minutes, and one that the lake can't answer
 * for meanwhile is still served.
 */
export function makePictures(
  lake: Settings['sanity'],
  options: PictureOptions = {},
): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> {
  const { copies = noPictureCopies, fetch: load = fetch, now = Date.now } = options
  const kept = makePageStore<KeptPicture>(options.memory ?? 32 * 1024 * 1024)
  const underWay = new Map<string, Promise<FinishedPage | undefined>>()
  const limit = makeLimiter(8, 200)

  const keep = (path: string, copy: PictureCopy): FinishedPage => {
    const page = finishPicture(copy)
    kept.set(path, { page, copy, checkedAt: now(), size: page.size })
    return page
  }
  const ask = async (path: string, asked: PictureRequest) => {
    const copy = kept.get(path)?.copy ?? (await copies.read(path))
    const address = lakePictureAddress(asked, lake)
    const fetched = await fetchPicture(address, asked.format, load, copy?.tag).catch((error) => {
      if (copy) return 'unchanged' as const
      throw error
    })
    if (fetched === 'unchanged') return copy && keep(path, copy)
    if (fetched === 'missing') {
      kept.delete(path)
      if (copy) await copies.remove(path)
      return undefined
    }
    await copies.write(path, fetched)
    return keep(path, fetched)
  }
  const find = (path: string, asked: PictureRequest) => {
    const waiting = underWay.get(path)
    if (waiting) return waiting
    const finding = limit(() => ask(path, asked)).finally(() => underWay.delete(path))
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
      const known = kept.get(path)
      const isTrusted = known !== undefined && now() - known.checkedAt < trustedFor
      const picture = isTrusted ? known.page : await find(path, asked)
      if (picture) sendPage(request, response, picture)
      else sendText(request, response, 404, 'There is no such picture.')
    } catch (error) {
      const pause = { 'Retry-After': error instanceof BusyError ? '2' : '10' }
      sendText(request, response, 503, 'The picture can’t be had right now.', pause)
    }
  }
}

/** What is said with every picture. */
export function pictureHeaders({ contentType }: Pick<PictureCopy, 'contentType'>) {
  const headers: Array<[string, string]> = [
    ['Content-Type', contentType],
    // The address names the picture's own checksum: what it shows never changes.
    ['Cache-Control', 'public, max-age=31536000, immutable'],
    ...Object.entries(headersOf('picture')),
  ]
  return headers
}

function finishPicture({ contentType, body }: PictureCopy): FinishedPage {
  const revision = createHash('sha256').update(body).digest('hex').slice(0, 20)
  const headers = pictureHeaders({ contentType })
  const identity = makeVariant(headers, { body, etag: `"${revision}"`, encoding: 'identity' })
  return { revision, status: 200, variants: { identity }, headers, size: body.length + 1024 }
}
