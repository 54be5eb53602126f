import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readSettings } from './env.ts'
import { deriveKey } from './reading/key-store.ts'

/** What the key is for, by which it differs from others that follow from the same token. */
export const pictureKeyPurpose = 'addresses of pictures'

/**
 * The key that signs addresses of pictures. It stands in the environment, since whatever renders pages may be bundled or
 * run apart. The server puts it there at its start. On a host without it, it follows from the token of the hosted lake;
 * where there is neither, as in tests, it is a passing one.
 */
function pictureKey(): string {
  process.env.PICTURE_KEY ??=
    deriveKey(readSettings(), pictureKeyPurpose) ?? randomBytes(32).toString('base64url')
  return process.env.PICTURE_KEY
}

/** Characters of a signature: 72 bits, which nobody guesses by asking a server. */
const length = 12

/** @returns twelve characters that may stand in an address; always the same for one text and one key. */
export function signature(text: string): string {
  return createHmac('sha256', pictureKey()).update(text).digest('base64url').slice(0, length)
}

export function isSigned(text: string, given: string): boolean {
  return (
    given.length === length && timingSafeEqual(Buffer.from(signature(text)), Buffer.from(given))
  )
}
