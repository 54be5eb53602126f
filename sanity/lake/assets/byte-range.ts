import type { IncomingHttpHeaders } from 'node:http'

/** Positions of the first and the last byte, both included. */
export type ByteRange = { start: number; end: number }

/**
 * Which bytes of a file a call asks for. Several ranges in one call, other units and nonsense count as no range, as
 * the protocol allows: the whole file is right for everyone.
 * @param size the whole file in bytes.
 * @param etag the file's own: a caller whose earlier bytes come from another (`If-Range`) gets all of this one.
 */
export function readRange(
  method: string,
  headers: IncomingHttpHeaders,
  size: number,
  etag: string,
): ByteRange | 'all' | 'none of it' {
  const [, first = '', last = ''] = /^bytes= *(\d*) *- *(\d*) *$/i.exec(headers.range ?? '') ?? []
  if (method !== 'GET' || (first === '' && last === '')) return 'all'
  const condition = headers['if-range']
  if (condition !== undefined && condition !== etag) return 'all'
  if (first === '') {
    const count = Math.min(Number(last), size)
    return count === 0 ? 'none of it' : { start: size - count, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'all'
  return start >= size ? 'none of it' : { start, end }
}
