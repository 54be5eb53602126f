import { readSettings } from '#lib/env.ts'
import { createReadingClient } from './client.ts'
import { explainFailure } from './content-unavailable.ts'

/** How long the way into a preview, or its bar, waits for the lake. */
const patienceSeconds = 10

/**
 * Asks the lake for documents as they are stored, every version of them. Only for what guards previews and for what staff
 * are told about a document; what a page shows is read by `fetchContent`.
 * @throws {ContentUnavailable} when the lake can't be asked.
 */
export async function askRaw(
  query: string,
  parameters: Record<string, unknown>,
  tag: string,
): Promise<unknown> {
  const settings = readSettings()
  return createReadingClient(settings)
    .fetch<unknown>(query, parameters, {
      perspective: 'raw',
      tag,
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceSeconds * 1000),
    })
    .catch((error: unknown) => {
      throw explainFailure(error, settings.sanity, patienceSeconds)
    })
}
