import { createHash, createHmac } from 'node:crypto'
import type { z } from 'zod'
import { isSame } from '../same-secret.ts'

/*
 * Facts under a seal: whoever holds them can read them and can't change them. A text has three parts with dots between: which key
 * made the seal, the facts as JSON (base64url), and an HMAC-SHA256 over what it is for, the key's id and the facts.
 */

/** What a seal is for: one made for one purpose is worth nothing for the other. */
export type Purpose = 'staff preview' | 'shared link'

const longest = 1024

/** @returns a text that may stand in a cookie and in an address. */
export function seal(key: string, purpose: Purpose, facts: object): string {
  const open = `${keyId(key)}.${Buffer.from(JSON.stringify(facts)).toString('base64url')}`
  return `${open}.${mark(key, purpose, open)}`
}

/** @returns the facts when this key sealed them for this purpose; it is for the caller to see whether they still count. */
export function unseal<Facts>(
  key: string,
  purpose: Purpose,
  sealed: string,
  facts: z.ZodType<Facts>,
): Facts | undefined {
  if (sealed.length > longest) return undefined
  const [id, body, given, ...rest] = sealed.split('.')
  if (id !== keyId(key) || body === undefined || given === undefined || rest.length > 0) {
    return undefined
  }
  if (!isSame(given, mark(key, purpose, `${id}.${body}`))) return undefined
  try {
    return facts.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** Names a key without giving anything of it away. */
function keyId(key: string): string {
  return createHash('sha256').update(`id of the key ${key}`).digest('base64url').slice(0, 8)
}

function mark(key: string, purpose: Purpose, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url')
}
