import { createClient, type SanityClient } from '@sanity/client'
import { clientPlace } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'

/**
 * A client on a practice's lake, as an import or a script would have it.
 * @param token of an editor.
 * @param timeout milliseconds that one request may take; without it, what the client usually waits.
 */
export function makeEditorClient(
  { sanity }: Pick<Settings, 'sanity'>,
  token: string,
  timeout?: number,
): SanityClient {
  return createClient({
    ...clientPlace(sanity),
    apiVersion: '2025-02-19',
    useCdn: false,
    token,
    ...(timeout === undefined ? {} : { timeout }),
  })
}
