import { SECRET_TTL, schemaType } from '@sanity/preview-url-secret/constants'
import { readSettings } from '#lib/env.ts'
import { isSame } from '#lib/preview/sealed.ts'
import { createReadingClient } from './client.ts'
import { explainFailure } from './content-unavailable.ts'

/** How long the way in waits for the lake. */
const patienceSeconds = 10

/** Where the Studio writes its secrets: documents that no visitor can read. */
const query = `*[_type == $type && secret == $secret
  && dateTime(_updatedAt) > dateTime($now) - $lifetime][0].secret`

/**
 * Whether the Studio made this secret for a preview within the last hour. The vendor's own check also takes a second kind, for
 * sharing, that opens every draft and never expires; this one doesn't.
 * @throws {ContentUnavailable} when the lake can't be asked.
 */
export async function isPreviewSecret(secret: string, now: Date = new Date()): Promise<boolean> {
  const settings = readSettings()
  const kept = await createReadingClient(settings)
    .fetch<unknown>(
      query,
      { type: schemaType, secret, now: now.toISOString(), lifetime: SECRET_TTL },
      {
        perspective: 'raw',
        tag: 'preview-secret',
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceSeconds * 1000),
      },
    )
    .catch((error: unknown) => {
      throw explainFailure(error, settings.sanity, patienceSeconds)
    })
  return typeof kept === 'string' && isSame(kept, secret)
}
