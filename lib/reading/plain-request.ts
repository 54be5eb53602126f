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
const beforeTarget = 'GET '
const behindTarget = ' HTTP/1.1\r\n'
const path = /^\/[!-~]*$/
/** A name, and a value without anything that could end it early (RFC 9110, sections 5.1 and 5.5). */
const field = /([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t -~\x80-\xff]*)\r\n/y
/** What a body, another protocol, a condition, a visitor's own page or the connection's end would come with. */
const needsLook =
  /^(?:content-length|cookie|expect|if-.*|range|te|trailer|transfer-encoding|upgrade)$/

/** What the lines below the first say. */
type Fields = Omit<PlainRequest, 'target'>

/** A browser, or a proxy, says the same lines with each request; whoever says other ones each time fills no memory. */
const fieldsBefore = new Map<string, Fields>()
const mostFields = 256

/**
 * Reads the head of a request (RFC 9112, sections 3 and 5) if it is one whole GET without a body, and so plain that nothing but
 * its target, host and accepted encodings can matter. Stricter than it would have to be: what it leaves is read by Node.
 * @returns `undefined` for everything else, good or bad.
 */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > longestHead) return undefined
  const head = chunk.toString('latin1')
  const end = head.indexOf(behindTarget)
  const target = head.slice(beforeTarget.length, end)
  if (end < 0 || !head.startsWith(beforeTarget) || !path.test(target)) return undefined
  const rest = head.slice(end + behindTarget.length)
  const fields = fieldsBefore.get(rest) ?? readFields(rest)
  return fields && { target, ...fields }
}

function readFields(head: string): Fields | undefined {
  let host: string | undefined
  let acceptEncoding: string | undefined
  let forwardedFor = ''
  let end = 0
  field.lastIndex = 0
  for (let found = field.exec(head); found; found = field.exec(head)) {
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
  if (host === undefined || end !== head.length - 2 || !head.endsWith('\r\n')) return undefined
  const fields = { host, acceptEncoding: acceptEncoding ?? '', forwardedFor }
  if (fieldsBefore.size >= mostFields) fieldsBefore.clear()
  fieldsBefore.set(head, fields)
  return fields
}
