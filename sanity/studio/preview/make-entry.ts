import type { SanityClient } from '@sanity/client'
import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret'
import { entryAddress } from '#lib/preview/entry.ts'

/**
 * Makes a way into the preview that is open for an hour.
 * @param path the page to see.
 * @param userId who asks, for the record in the lake.
 * @returns an address on the site's own origin.
 */
export async function makeEntry(
  client: SanityClient,
  { path, userId }: { path: string; userId: string | undefined },
): Promise<string> {
  const studio = new URL('/studio', window.location.origin).href
  const { secret } = await createPreviewSecret(client, 'nightlight/see-the-draft', studio, userId)
  return entryAddress({ secret, path })
}
