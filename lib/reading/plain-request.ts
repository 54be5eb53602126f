/** A request for a page in which nothing stands that needs a closer look. */
export type PlainRequest = {
  /** As it was written. */
  target: string
  host: string
  acceptEncoding: string
  /** What a proxy says of whom it asks for; empty without one. */
  forwardedFor: string
}

/** Longer ones may well be readable, but few of them are plain. */
const longestHead = 4_096
const beforeTarget = Buffer.from('GET /')
const behindTarget = ' HTTP/1.1\r\n'
/** A name, and a value without anything that could end it early (RFC 9110, sections 5.1 and 5.5). */
const field = /([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t -~\x80-\xff]*)\r\n/y
/** What a body, another protocol, a condition, a visitor's own page or the connection's end would come with. */
const needsLook =
  /^(?:content-length|cookie|expect|if-.*|range|te|trailer|transfer-encoding|upgrade)$/

/** What the lines below the first say. */
type Fields = Omit<PlainRequest, 'target'>

/**
 * Reads the heads of requests (RFC 9112, sections 3 and 5), each if it is one whole GET without a body, and so plain that nothing
 * but its target, host and accepted encodings can matter. Stricter than it would have to be: what it leaves is read by Node.
 * @returns the reader for one connection, which gives `undefined` for everything else, good or bad.
 */
export function makeRequestReader(): (chunk: Buffer) => PlainRequest | undefined {
  // Whoever asks again on a connection says mostly the same behind the target.
  let before: { rest: Buffer; fields: Fields } | undefined

  return (chunk) => {
    if (chunk.length > longestHead || !isSame(chunk, 0, beforeTarget)) return undefined
    const end = endOfTarget(chunk)
    if (!before || chunk.length - end !== before.rest.length || !isSame(chunk, end, before.rest)) {
      const fields = readRest(chunk.toString('latin1', end))
      if (!fields) return undefined
      before = { rest: Buffer.from(chunk.subarray(end)), fields }
    }
    const { host, acceptEncoding, forwardedFor } = before.fields
    const target = chunk.toString('latin1', beforeTarget.length - 1, end)
    return { target, host, acceptEncoding, forwardedFor }
  }
}

/** Whether the bytes from a place on are these. */
function isSame(chunk: Buffer, start: number, bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) if (chunk[start + at] !== bytes[at]) return false
  return true
}

/** @returns where what can be seen of a character ends. */
function endOfTarget(chunk: Buffer): number {
  let at = beforeTarget.length
  for (let byte = chunk[at]; byte && byte > 0x20 && byte < 0x7f; byte = chunk[at]) at++
  return at
}

function readRest(rest: string): Fields | undefined {
  if (!rest.startsWith(behindTarget)) return undefined
  let host: string | undefined
  let acceptEncoding: string | undefined
  let forwardedFor = ''
  let end = behindTarget.length
  field.lastIndex = end
  for (let found = field.exec(rest); found; found = field.exec(rest)) {
    end = field.lastIndex
    const name = (found[1] ?? '').toLowerCase()
    const value = found[2] ?? ''
    if (name === 'host') {
      if (host !== undefined) return undefined
      host = value.trimEnd()
    } else if (name === 'accept-encoding') {
      if (acceptEncoding !== undefined) return undefined
      acceptEncoding = value.trimEnd()
    } else if (name === 'x-forwarded-for') {
      forwardedFor = forwardedFor === '' ? value.trimEnd() : `${forwardedFor}, ${value.trimEnd()}`
    } else if (name === 'connection') {
      if (!/^keep-alive$/i.test(value)) return undefined
    } else if (needsLook.test(name)) return undefined
  }
  // Here must be the empty line, and behind it nothing: neither a body nor the next request.
  if (host === undefined || end !== rest.length - 2 || !rest.endsWith('\r\n')) return undefined
  return {
    host: copyOf(host),
    acceptEncoding: copyOf(acceptEncoding ?? ''),
    forwardedFor: copyOf(forwardedFor),
  }
}

/** A part of a text keeps the whole of it in memory, and is slow to compare. */
function copyOf(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1')
}
