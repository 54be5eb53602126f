import type { SanityClient } from '@sanity/client'
import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret'
import { routes } from '#lib/routes.ts'

/**
 * Writes a secret into the lake, by which the site knows for an hour that somebody who may write there is asking.
 * @param asked for what, and by whom: both for the record in the lake.
 */
export async function makeSecret(
  client: SanityClient,
  asked: { use: 'see-the-draft' | 'share'; userId: string | undefined },
): Promise<string> {
  const studio = new URL(routes.studio(), window.location.origin).href
  const source = `nightlight/${asked.use}`
  return (await createPreviewSecret(client, source, studio, asked.userId)).secret
}
