import type { SanityClient } from '@sanity/client'
import { entryAddress } from '#lib/preview/entry.ts'
import { makeSecret } from './make-secret.ts'

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
  return entryAddress({ secret: await makeSecret(client, { use: 'see-the-draft', userId }), path })
}
