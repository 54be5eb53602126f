import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Encoding, FinishedPage, Variant } from './finish.ts'
import { safeHeaders } from './policy.ts'

/** Sends a page in the smallest form that the reader takes, or says that the copy at hand is still right. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  status = 200,
  extra: ReadonlyArray<[string, string]> = [],
): void {
  const [encoding, variant] = chooseVariant(page, request.headers['accept-encoding'])
  const replaced = new Set(extra.map(([name]) => name.toLowerCase()))
  const headers: string[] = []
  for (const [name, value] of page.headers) {
    if (!replaced.has(name.toLowerCase())) headers.push(name, value)
  }
  for (const [name, value] of extra) headers.push(name, value)
  headers.push('Vary', 'Accept-Encoding')
  if (status === 200) {
    headers.push('ETag', variant.etag)
    if (isKnown(request.headers['if-none-match'], variant.etag)) {
      response.writeHead(304, headers)
      response.end()
      return
    }
  }
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  headers.push('Content-Length', String(variant.body.length))
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : variant.body)
}

/** Sends one line of plain text. */
export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  extra: Record<string, string> = {},
): void {
  const body = Buffer.from(`${text}\n`)
  response.writeHead(status, {
    ...Object.fromEntries(safeHeaders),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
    ...extra,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

export function chooseVariant(
  page: Pick<FinishedPage, 'variants'>,
  acceptEncoding: string | string[] | undefined,
): [Encoding, Variant] {
  const { br, gzip, identity } = page.variants
  const accepted = String(acceptEncoding ?? '').toLowerCase()
  if (br && accepts(accepted, 'br')) return ['br', br]
  if (gzip && accepts(accepted, 'gzip')) return ['gzip', gzip]
  return ['identity', identity]
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim())
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*')
}
