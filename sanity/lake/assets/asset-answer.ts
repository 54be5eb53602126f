import type { IncomingHttpHeaders } from 'node:http'
import { type LakeAnswer, type LakeDocument, LakeError } from '../types.ts'
import type { OpenedFile } from './asset-files.ts'

export function missingAsset(): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: 'There is no such picture or file, or it was deleted.',
  })
}

/**
 * A stored file as an answer, with the hashes by which an export checks that it received every byte.
 * @param sha1 the hash in the file's name: what the bytes must have, not what a damaged disk gives.
 */
export function sendFile(
  { size, md5, stream }: OpenedFile,
  sha1: string,
  headers: Record<string, string>,
): LakeAnswer {
  return {
    status: 200,
    headers: {
      ...headers,
      'content-length': String(size),
      'x-sanity-sha1': sha1,
      'x-sanity-md5': md5,
    },
    body: stream,
  }
}

/** The type of a file, as an uploader or a document names it; anything that is no type is a plain download. */
export function readMimeType(given: unknown): string {
  const type = typeof given === 'string' ? (given.split(';')[0] ?? '').trim().toLowerCase() : ''
  return /^[a-z0-9.+-]{1,64}\/[a-z0-9.+-]{1,64}$/.test(type) ? type : 'application/octet-stream'
}

export function isUnchanged(headers: IncomingHttpHeaders, etag: string): boolean {
  return (headers['if-none-match'] ?? '')
    .split(',')
    .some((part) => part.trim().replace(/^W\//, '') === etag)
}

/**
 * The header that makes a browser save instead of show.
 * @param download the wanted name; empty for the name of the uploaded file; `undefined` to show.
 */
export function contentDisposition(
  download: string | undefined,
  document: LakeDocument,
  extension: string,
): Record<string, string> {
  if (download === undefined) return {}
  const original = document.originalFilename
  const name = download || (typeof original === 'string' ? original : `download.${extension}`)
  const plain = name.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return { 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}` }
}
