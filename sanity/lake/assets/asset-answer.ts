import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type LakeDocument, LakeError } from '../types.ts'

export function missingAsset(): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: 'There is no such picture or file, or it was deleted.',
  })
}

/** The hashes by which an export checks that it received every byte. */
export function hashHeaders(bytes: Buffer): Record<string, string> {
  return {
    'x-sanity-sha1': createHash('sha1').update(bytes).digest('hex'),
    'x-sanity-md5': createHash('md5').update(bytes).digest('base64'),
  }
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
