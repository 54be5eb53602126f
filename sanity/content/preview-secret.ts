import { SECRET_TTL, schemaType } from '@sanity/preview-url-secret/constants'
import { isSame } from '#lib/same-secret.ts'
import { askRaw } from './ask-raw.ts'

/** Where the Studio writes its secrets: documents that no visitor can read. */
const query = `*[_type == $type && secret == $secret
  && dateTime(_updatedAt) > dateTime($now) - $lifetime][0].secret`

/**
 * Whether the Studio made this secret for a preview within the last hour. The vendor's own check also takes a second kind, for
 * sharing, that opens every draft and never expires; this one doesn't.
 * @throws {ContentUnavailable} when the lake can't be asked.
 */
export async function isPreviewSecret(secret: string, now: Date = new Date()): Promise<boolean> {
  const parameters = {
    type: schemaType,
    secret,
    now: now.toISOString(),
    lifetime: SECRET_TTL,
  }
  const kept = await askRaw(query, parameters, 'preview-secret')
  return typeof kept === 'string' && isSame(kept, secret)
}
