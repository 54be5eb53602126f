import type { Settings } from '#lib/env.ts'
import type { PictureFormat, PictureRequest } from '#lib/pictures.ts'
import type { PictureCopy } from './picture-copies.ts'

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
/** For a question whose answer takes no work. */
const checkLimit = 3_000

/** The lake's own address of a rendering of a picture. */
export function lakePictureAddress(
  asked: PictureRequest,
  lake: Pick<Settings['sanity'], 'apiHost' | 'projectId' | 'dataset'>,
): string {
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

export type FetchedPicture = PictureCopy | 'missing' | 'unchanged'

/**
 * Fetches a rendering of a picture from the lake.
 * @param known the tag of a copy at hand: when it still stands the answer is `unchanged`, and comes without work for the lake.
 * @throws when the lake can't be reached or misbehaves.
 */
export async function fetchPicture(
  address: string,
  format: PictureFormat,
  load: typeof fetch,
  known?: string,
): Promise<FetchedPicture> {
  const answer = await load(address, {
    headers: { accept: mediaTypes[format], ...(known && { 'if-none-match': known }) },
    redirect: 'error',
    signal: AbortSignal.timeout(known ? checkLimit : timeLimit),
  })
  if (!answer.ok) {
    await answer.body?.cancel()
    if (answer.status === 304 && known) return 'unchanged'
    if (answer.status === 400 || answer.status === 404) return 'missing'
    throw new Error(`The lake answered ${answer.status} for a picture.`)
  }
  const contentType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  if (!Object.values(mediaTypes).includes(contentType)) {
    await answer.body?.cancel()
    throw new Error('The lake answered something else than a picture.')
  }
  return {
    contentType,
    tag: answer.headers.get('etag') ?? undefined,
    body: await readBounded(answer),
  }
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
