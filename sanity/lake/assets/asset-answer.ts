import type { IncomingHttpHeaders } from 'node:http'
import { type LakeAnswer, type LakeDocument, LakeError, type LakeRequest } from '../types.ts'
import type { AssetFiles, AssetKind } from './asset-files.ts'
import { readRange } from './byte-range.ts'

export function missingAsset(): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: 'There is no such picture or file, or it was deleted.',
  })
}

/** What is stored under a name, and the headers of every answer about it, `etag` among them. */
export type StoredFile = {
  kind: AssetKind
  name: string
  /** The hash in the file's name: what the bytes must have, not what a damaged disk gives. */
  sha1: string
  headers: Record<string, string>
}

/**
 * A stored file as an answer: all of it, with the hashes by which an export checks that it received every byte, or the
 * part that is asked for.
 * @throws {LakeError} 404 when it is not on disk, 416 when the part lies behind its end.
 */
export async function sendFile(
  files: AssetFiles,
  { method, headers: asked }: Pick<LakeRequest, 'method' | 'headers'>,
  { kind, name, sha1, headers: own }: StoredFile,
): Promise<LakeAnswer> {
  const etag = `"${sha1}"`
  const headers = { ...own, etag, 'accept-ranges': 'bytes' }
  if (isUnchanged(asked, etag)) return { status: 304, headers }
  const size = await files.sizeOf(kind, name)
  if (size === undefined) throw missingAsset()
  const range = readRange(method, asked, size, etag)
  if (range === 'none of it') {
    throw new LakeError(
      416,
      { statusCode: 416, error: 'Range Not Satisfiable', message: `The file has ${size} bytes.` },
      { 'content-range': `bytes */${size}`, 'accept-ranges': 'bytes' },
    )
  }
  if (range === 'all') {
    const file = await files.open(kind, name)
    if (!file) throw missingAsset()
    const hashes = { 'x-sanity-sha1': sha1, 'x-sanity-md5': file.md5 }
    const length = { 'content-length': String(file.size) }
    return { status: 200, headers: { ...headers, ...hashes, ...length }, body: file.stream }
  }
  const body = await files.openRange(kind, name, range)
  if (!body) throw missingAsset()
  const { start, end } = range
  const part = {
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': String(end - start + 1),
  }
  return { status: 206, headers: { ...headers, ...part }, body }
}

/** The type of a file, as an uploader or a document names it; anything that is no type is a plain download. */
export function readMimeType(given: unknown): string {
  const type = typeof given === 'string' ? (given.split(';')[0] ?? '').trim().toLowerCase() : ''
  return /^[a-z0-9.+-]{1,64}\/[a-z0-9.+-]{1,64}$/.test(type) ? type : 'application/octet-stream'
}

export function isUnchanged(headers: IncomingHttpHeaders, etag: string): boolean {
  return (headers['if-none-match'] ?? '')
    .split(',')
    .map((part) => part.trim().replace(/^W\//, ''))
    .some((part) => part === etag || part === '*')
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
