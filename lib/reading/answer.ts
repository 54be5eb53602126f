import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { headersOf } from './answer-headers.ts'
import { keepAlive } from './connections.ts'
import type { FinishedPage, Variant } from './finish.ts'

/** Sends a page in the smallest form that the reader takes, or says that the copy at hand is still right. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): void {
  const variant = chooseVariant(page, request.headers['accept-encoding'])
  if (page.status === 200 && isKnown(request.headers['if-none-match'], variant.etag)) {
    response.writeHead(304, withoutHeaders(variant.head, /^content-(length|encoding|type)$/i))
    response.end()
    return
  }
  response.writeHead(page.status, variant.head)
  response.end(request.method === 'HEAD' ? undefined : variant.body)
}

/** Answers as they go over the wire, and until when they say the right time; `performance.now()`. */
const wholeAnswers = new WeakMap<Variant, { until: number; bytes: Buffer }>()

/**
 * The bytes that {@link sendPage} sends to somebody who has no copy of a page: status line, head and body.
 * @param more headers that this server says with every answer; always the same.
 * @param now `performance.now()`, read once for a request. Next has made each look at `Date` a costly one.
 */
export function writeWholeAnswer(
  page: FinishedPage,
  acceptEncoding: string,
  more: readonly (readonly [string, string])[],
  now: number,
): Buffer {
  const variant = chooseVariant(page, acceptEncoding)
  const before = wholeAnswers.get(variant)
  if (before && now < before.until) return before.bytes
  const date = new Date()
  const lines = [`HTTP/1.1 ${page.status} ${STATUS_CODES[page.status]}`]
  for (const [name, value] of more) lines.push(`${name}: ${value}`)
  for (let at = 0; at < variant.head.length; at += 2)
    lines.push(`${variant.head[at]}: ${variant.head[at + 1]}`)
  lines.push(`Date: ${date.toUTCString()}`)
  lines.push('Connection: keep-alive', `Keep-Alive: timeout=${keepAlive}`)
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  const bytes = Buffer.concat([head, variant.body])
  wholeAnswers.set(variant, { until: now + 1_000 - date.getUTCMilliseconds(), bytes })
  return bytes
}

/** Sends a page in place of the one that was asked for, or one that is for this reader alone. */
export function sendPageInstead(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  status: number,
  extra: Record<string, string> = {},
): void {
  const variant = chooseVariant(page, request.headers['accept-encoding'])
  const replaced = new RegExp(`^(etag|x-nightlight-rev|${Object.keys(extra).join('|')})$`, 'i')
  const headers = withoutHeaders(variant.head, replaced)
  response.writeHead(status, [...headers, ...Object.entries(extra).flat()])
  response.end(request.method === 'HEAD' ? undefined : variant.body)
}

function withoutHeaders(head: readonly string[], names: RegExp): string[] {
  return head.filter((_, index) => !names.test(head[index - (index % 2)] ?? ''))
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
    ...headersOf('text'),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    ...extra,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** @returns the smallest form of a page that the reader takes. */
export function chooseVariant(
  page: Pick<FinishedPage, 'variants'>,
  acceptEncoding: string | string[] | undefined,
): Variant {
  const { br, gzip, identity } = page.variants
  const accepted = readAccepted(String(acceptEncoding ?? ''))
  if (br && accepted.br) return br
  if (gzip && accepted.gzip) return gzip
  return identity
}

type Accepted = { br: boolean; gzip: boolean }

/** Browsers say the same few things again and again; whoever says something else each time fills no memory. */
const acceptedBefore = new Map<string, Accepted>()
const mostAccepted = 64

function readAccepted(header: string): Accepted {
  const before = acceptedBefore.get(header)
  if (before) return before
  const plain = header.toLowerCase()
  const found = { br: accepts(plain, 'br'), gzip: accepts(plain, 'gzip') }
  if (acceptedBefore.size < mostAccepted && header.length < 100) acceptedBefore.set(header, found)
  return found
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
