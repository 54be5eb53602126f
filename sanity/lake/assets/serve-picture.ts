import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readPeer } from '../auth/attempts.ts'
import { type Handler, type Lake, type LakeAnswer, LakeError } from '../types.ts'
import { contentDisposition, isUnchanged, missingAsset, sendFile } from './asset-answer.ts'
import type { AssetFiles } from './asset-files.ts'
import type { PictureCache } from './picture-cache.ts'
import { type PictureParameters, readPictureParameters } from './picture-parameters.ts'
import { renderPicture } from './render-picture.ts'
import { isHeavy, type SimpleRendering, simplifyRendering } from './simplify-rendering.ts'
import { mimeTypes, type PictureFormat } from './sniff.ts'
import type { WorkQueue } from './work-queue.ts'

export type PictureTools = { lake: Lake; files: AssetFiles; cache: PictureCache; queue: WorkQueue }

const fileName = /^([0-9a-f]{40})-(\d{1,6})x(\d{1,6})\.(jpg|png|webp|gif|avif)$/

/** Raised when encoding changes, so that renderings kept from before are not served any more. */
const encodingVersion = 2

/** Serves a picture as it is stored, or rendered as its address says. */
export function createPictureHandler(tools: PictureTools): Handler {
  return async (request) => {
    const { params, url, headers } = request
    const { lake, files, cache, queue } = tools
    const name = params.file ?? ''
    const [, hash = '', width, height, extension] = fileName.exec(name) ?? []
    const document = lake.get(`image-${hash}-${width}x${height}-${extension}`)
    if (params.project !== lake.projectId || params.dataset !== lake.dataset || !document) {
      throw missingAsset()
    }
    const parameters = readPictureParameters(url.searchParams)
    const format = chooseFormat(parameters, extension as PictureFormat, headers)
    const common = {
      'content-type': mimeTypes[format],
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      ...(parameters.isNegotiated && { vary: 'accept' }),
      ...contentDisposition(parameters.download, document, format),
    }
    const read = async () => {
      const bytes = await files.read('images', name)
      if (bytes) return bytes
      throw missingAsset()
    }
    if (parameters.isOriginal) {
      const stored = { kind: 'images', name, sha1: hash, headers: common } as const
      return await sendFile(files, request, stored)
    }
    const size = { width: Number(width), height: Number(height) }
    const stored = { ...size, format: extension as PictureFormat }
    const rendering = simplifyRendering(parameters.rendering, stored, format)
    const key = keyOf(name, rendering, format)
    const etag = `"${key}"`
    if (isUnchanged(headers, etag)) return { status: 304, headers: { ...common, etag } }
    const body =
      (await cache.read(key)) ??
      (await queue.run(
        key,
        async () => {
          const rendered = await renderPicture(await read(), rendering, format).catch(
            explainFailure,
          )
          await cache.write(key, rendered)
          return rendered
        },
        {
          caller: readPeer({ headers, peer: request.peer }) ?? '',
          isHeavy: isHeavy(rendering, stored),
        },
      ))
    return { status: 200, headers: { ...common, etag }, body } satisfies LakeAnswer
  }
}

function chooseFormat(
  { rendering, isNegotiated, isOriginal }: PictureParameters,
  stored: PictureFormat,
  { accept = '' }: IncomingHttpHeaders,
): PictureFormat {
  if (isOriginal) return stored
  if (rendering.format) return rendering.format
  if (!isNegotiated) return stored
  // Moving pictures stay in a format that keeps them moving.
  if (stored === 'gif') return accept.includes('image/webp') ? 'webp' : 'gif'
  if (accept.includes('image/avif')) return 'avif'
  if (accept.includes('image/webp')) return 'webp'
  return stored === 'avif' || stored === 'webp' ? 'jpg' : stored
}

/** Equal renderings have equal keys, whatever the order of their parameters; each begins with the picture's hash. */
function keyOf(name: string, rendering: SimpleRendering, format: PictureFormat): string {
  const { format: _, ...rest } = rendering
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))
  const key = createHash('sha256')
    .update(JSON.stringify([encodingVersion, name, format, sorted]))
    .digest('hex')
  return `${name.slice(0, 40)}-${key.slice(0, 40)}`
}

function explainFailure(error: unknown): never {
  if (error instanceof LakeError) throw error
  if (error instanceof Error && /timeout/i.test(error.message)) {
    throw new LakeError(
      503,
      {
        statusCode: 503,
        error: 'Service Unavailable',
        message: 'This picture took too long to prepare. Ask for a smaller one.',
      },
      { 'retry-after': '30' },
    )
  }
  throw error
}
