import { createHash, randomUUID } from 'node:crypto'
import {
  type Identity,
  type JsonValue,
  type Lake,
  type LakeDocument,
  LakeError,
  type LakeRequest,
} from '../types.ts'
import { readMimeType } from './asset-answer.ts'
import type { AssetFiles } from './asset-files.ts'
import { inspectPicture } from './inspect-picture.ts'
import { mimeTypes } from './sniff.ts'

type Fields = { [field: string]: JsonValue }

export type UploadTools = { lake: Lake; files: AssetFiles }

/**
 * Stores an uploaded picture and its document. The same picture again gives the same document.
 *
 * Id and address come from the hash of the stored bytes, which have no metadata; `sha1hash` is the hash of the bytes that were
 * sent, since the Studio looks for the file it has in hand. A picture without metadata has one hash for both.
 * @throws {LakeError} 400 with a sentence for the person who uploads.
 */
export async function storePicture(
  request: LakeRequest,
  uploaded: Buffer,
  { lake, files }: UploadTools,
): Promise<LakeDocument> {
  const { bytes, format, width, height, metadata } = await inspectPicture(uploaded)
  const hash = sha1(bytes)
  const name = `${hash}-${width}x${height}.${format}`
  const document = {
    _id: `image-${hash}-${width}x${height}-${format}`,
    _type: 'sanity.imageAsset',
    ...describeUpload(request, lake, 'images', name),
    assetId: hash,
    sha1hash: sha1(uploaded),
    extension: format,
    mimeType: mimeTypes[format],
    size: bytes.length,
    metadata,
  }
  return files.add('images', name, bytes, () =>
    commitAsset(lake, requireIdentity(request), document),
  )
}

/** Stores any other file and its document, byte for byte as it came. */
export async function storeFile(
  request: LakeRequest,
  uploaded: Buffer,
  { lake, files }: UploadTools,
): Promise<LakeDocument> {
  if (uploaded.length === 0) {
    throw new LakeError(400, {
      statusCode: 400,
      error: 'Bad Request',
      message: 'The file is empty. Choose it again.',
    })
  }
  const hash = sha1(uploaded)
  const extension = readExtension(request.url.searchParams.get('filename'))
  const name = `${hash}.${extension}`
  const document = {
    _id: `file-${hash}-${extension}`,
    _type: 'sanity.fileAsset',
    ...describeUpload(request, lake, 'files', name),
    assetId: hash,
    sha1hash: hash,
    extension,
    mimeType: readMimeType(request.headers['content-type']),
    size: uploaded.length,
  }
  return files.add('files', name, uploaded, () =>
    commitAsset(lake, requireIdentity(request), document),
  )
}

/** Waits its turn with all other writers, so that an upload shares their write to disk and overtakes none. */
async function commitAsset(
  lake: Lake,
  identity: Identity,
  document: Fields & { _id: string },
): Promise<LakeDocument> {
  const { results } = await lake.commitTogether([{ createIfNotExists: document }], { identity })
  // Not read from the lake: another writer of the same moment may have deleted it again.
  const stored = results[0]?.document
  if (stored) return stored
  throw new Error(`The document of the asset ${document._id} was not stored.`)
}

function describeUpload(
  { url }: LakeRequest,
  lake: Lake,
  kind: 'images' | 'files',
  name: string,
): Fields {
  const path = `${kind}/${lake.projectId}/${lake.dataset}/${name}`
  const text = (parameter: string) => url.searchParams.get(parameter)?.slice(0, 1_000) || undefined
  const optional: Record<string, string | undefined> = {
    originalFilename: text('filename'),
    label: text('label'),
    title: text('title'),
    description: text('description'),
    creditLine: text('creditLine'),
  }
  const [sourceId, sourceName, sourceUrl] = ['sourceId', 'sourceName', 'sourceUrl'].map(text)
  return {
    path,
    url: `${lake.publicUrl}/${path}`,
    uploadId: randomUUID(),
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Fields),
    ...(sourceId !== undefined &&
      sourceName !== undefined && {
        source: {
          _type: 'sanity.assetSourceData',
          id: sourceId,
          name: sourceName,
          ...(sourceUrl !== undefined && { url: sourceUrl }),
        },
      }),
  }
}

function requireIdentity({ identity }: LakeRequest): Identity {
  if (identity) return identity
  throw new LakeError(401, { statusCode: 401, error: 'Unauthorized', message: 'Session not found' })
}

function readExtension(filename: string | null): string {
  return /\.([a-z0-9]{1,10})$/i.exec(filename ?? '')?.[1]?.toLowerCase() ?? 'bin'
}

export function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
