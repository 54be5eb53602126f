import { createClient, type SanityClient } from '@sanity/client'
import { clientPlace } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'

/** Which behaviour of the API the queries were written for. */
const apiVersion = '2025-02-19'

/**
 * A client that reads the lake named by the settings, hosted or embedded. Made when it is needed and never while
 * building, so that moving a port or changing the project needs no new build.
 */
export function createReadingClient({ sanity }: Pick<Settings, 'sanity'>): SanityClient {
  return createClient({
    ...clientPlace(sanity),
    apiVersion,
    perspective: 'published',
    // A copy in a CDN may be older than the page that it should renew.
    useCdn: false,
    // The page that asks has its own deadline, and a last good version to fall back on.
    maxRetries: 0,
    ...(sanity.readToken === undefined ? {} : { token: sanity.readToken }),
  })
}
