import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { routes } from '#lib/routes.ts'
import { speculationRulesType } from '#lib/speculation-rules.ts'
import { answerHeaders } from './answer-headers.ts'
import { readerPolicy } from './policy.ts'
import type { RenderedAnswer } from './render.ts'
import { removeScripts } from './scriptless.ts'
import type { StyleSheets } from './style-sheets.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export type Encoding = 'identity' | 'br' | 'gzip'

/** One form in which a page can be sent: `head` is all its headers as one list of names and values, made once. */
export type Variant = { body: Buffer; etag: string; head: string[] }

/** @param headers those that all forms have. */
export function makeVariant(
  headers: ReadonlyArray<[string, string]>,
  form: { body: Buffer; etag: string; encoding: Encoding },
): Variant {
  const { body, etag, encoding } = form
  const head = [...headers.flat(), 'Vary', 'Accept-Encoding', 'ETag', etag]
  if (encoding !== 'identity') head.push('Content-Encoding', encoding)
  head.push('Content-Length', String(body.length))
  return { body, etag, head }
}

/** With what status a page is sent. */
export type PageStatus = 200 | 410

/** An answer in the forms in which it can be sent, whole. */
export type FinishedPage = {
  /** Changes when anything in the page does. */
  revision: string
  /** 410 for what was taken down on purpose. */
  status: PageStatus
  variants: { identity: Variant; br?: Variant; gzip?: Variant }
  /** All headers but those that belong to one form. */
  headers: Array<[string, string]>
  /** Bytes of memory that the page takes, about. */
  size: number
}

/** What is kept on disk: all that is needed to finish the page again. */
export type PlainPage = {
  status: PageStatus
  contentType: string
  link?: string | undefined
  body: Buffer
}

const pageHeaders = answerHeaders.page.map(([name, value]): [string, string] => [name, value])

const keptKinds =
  /^(text\/(html|xml|plain|css)|application\/(xml|rss\+xml|atom\+xml|json|ld\+json|manifest\+json|speculationrules\+json)|image\/(png|jpeg|svg\+xml|x-icon|avif|webp))\b/

/** Kinds that are made small by themselves. */
const isCompressed = /^(?:image\/(?!svg)|font\/)/

/** Takes from an answer what readers get of it; cookies and caching advice are not for them. */
export function readPlainPage(answer: RenderedAnswer, status: PageStatus): PlainPage {
  const contentType = String(answer.headers['content-type'] ?? 'application/octet-stream')
  return { status, contentType, link: usefulPreloads(answer.headers), body: answer.body }
}

/** Whether pages of this kind may be kept for everybody. */
export function isKeptKind(plain: PlainPage): boolean {
  return keptKinds.test(plain.contentType)
}

/** Next asks for scripts and style sheets by header too; only fonts and pictures are still separate files. */
function usefulPreloads(headers: OutgoingHttpHeaders): string | undefined {
  const kept = [headers.link ?? []]
    .flat()
    .flatMap((value) => String(value).split(/,\s*(?=<)/))
    .filter((link) => /;\s*as="?(font|image)"?(;|$)/.test(link))
  return kept.length > 0 ? kept.join(', ') : undefined
}

/**
 * Asked about anew each time, so that everyone sees what was published; a CDN in front may show its copy for a day when
 * this server gives no answer or a 5xx. `must-revalidate` would forbid just that.
 */
const pageCaching = 'public, max-age=0, stale-if-error=86400'
/** The rules for prefetching change with the site's code and not with its content. */
const rulesCaching = 'public, max-age=86400'

/** Takes the scripts out of a page, writes its policy, and compresses it once for all who will read it. */
export async function finishPage(plain: PlainPage, sheets: StyleSheets): Promise<FinishedPage> {
  const isPage = /^text\/html\b/.test(plain.contentType)
  const isRules = plain.contentType.startsWith(speculationRulesType)
  const page = isPage ? removeScripts(plain.body.toString('utf8'), sheets) : undefined
  const body = page ? Buffer.from(page.html, 'utf8') : plain.body
  const headers: Array<[string, string]> = [
    ['Content-Type', plain.contentType],
    ['Cache-Control', isRules ? rulesCaching : pageCaching],
    ['Content-Security-Policy', readerPolicy(page?.styles ?? [])],
    ...pageHeaders,
  ]
  if (isPage) headers.push(['Speculation-Rules', `"${routes.speculationRules()}"`])
  if (plain.link) headers.push(['Link', plain.link])
  const revision = createHash('sha256')
    .update(JSON.stringify([plain.status, headers]))
    .update(body)
    .digest('hex')
    .slice(0, 20)
  headers.push(['x-nightlight-rev', revision])
  const variants = await compress(body, plain.contentType, headers, revision)
  const sizes = Object.values(variants).map((variant) => variant.body.length)
  return {
    revision,
    status: plain.status,
    variants,
    headers,
    // Each form once more: as it last went over the wire, with its head.
    size: sizes.reduce((sum, size) => sum + 2 * size, 4096),
  }
}

/** A page just as it was rendered, scripts and all, as development shows it. */
export async function leaveAsRendered(plain: PlainPage): Promise<FinishedPage> {
  const { body, contentType, status } = plain
  const headers: Array<[string, string]> = [['Content-Type', contentType], ...pageHeaders]
  const identity = makeVariant(headers, { body, etag: '', encoding: 'identity' })
  return { revision: '', status, variants: { identity }, headers, size: body.length }
}

/** The same page with other words in it, for one reader: compressed fast rather than small. */
export async function withBody(page: FinishedPage, body: Buffer): Promise<FinishedPage> {
  const contentType = page.headers.find(([name]) => name === 'Content-Type')?.[1] ?? ''
  const variants = await compress(body, contentType, page.headers, page.revision, 4)
  return { ...page, variants }
}

/**
 * A file that is sent as it is, in all its forms: compressed at a speed that somebody who waits for megabytes does not feel.
 * @param headers all of them but those that belong to one form.
 */
export async function finishFile(
  body: Buffer,
  headers: Array<[string, string]>,
): Promise<FinishedPage> {
  const revision = createHash('sha256').update(body).digest('hex').slice(0, 20)
  const contentType = headers.find(([name]) => name === 'Content-Type')?.[1] ?? ''
  const variants = await compress(body, contentType, headers, revision, 5)
  const sizes = Object.values(variants).map((variant) => variant.body.length)
  return {
    revision,
    status: 200,
    variants,
    headers,
    size: sizes.reduce((sum, size) => sum + size, 1024),
  }
}

async function compress(
  body: Buffer,
  contentType: string,
  headers: ReadonlyArray<[string, string]>,
  revision: string,
  level = 9,
): Promise<FinishedPage['variants']> {
  // Each form has bytes of its own, so a strong tag of its own.
  const make = (form: Buffer, encoding: Encoding, mark = '') =>
    makeVariant(headers, { body: form, etag: `"${revision}${mark}"`, encoding })
  const identity = make(body, 'identity')
  if (body.length < 256 || isCompressed.test(contentType)) return { identity }
  const [br, gz] = await Promise.all([
    compressBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: level,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    compressGzip(body, { level }),
  ])
  return { identity, br: make(br, 'br', '-br'), gzip: make(gz, 'gzip', '-gz') }
}
