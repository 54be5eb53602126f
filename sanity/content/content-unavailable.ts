import type { ContentPlace } from '#lib/content-place.ts'

/**
 * The lake could not be read. Pages show a kind page for it, the reading server keeps its last good one.
 * The message is one sentence for the operator, with the fix; visitors never see it.
 */
export class ContentUnavailable extends Error {
  override name = 'ContentUnavailable'
  readonly reason: 'unreachable' | 'too-slow' | 'refused' | 'unknown-dataset' | 'unexpected'

  constructor(reason: ContentUnavailable['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

type Place = Omit<ContentPlace, 'readToken'>

/** The lake in words for the operator. */
export function nameLake({ projectId, apiHost }: Place): string {
  return `The Content Lake at ${apiHost ?? `the hosted project "${projectId}"`}`
}

/** Turns whatever a failed request threw into the one error that pages know. */
export function explainFailure(error: unknown, place: Place, seconds: number): ContentUnavailable {
  if (error instanceof ContentUnavailable) return error
  const lake = nameLake(place)
  const options = { cause: error }
  if (isAborted(error)) {
    return new ContentUnavailable(
      'too-slow',
      `${lake} did not answer within ${seconds} seconds; see whether it is overloaded or start it again.`,
      options,
    )
  }
  const status = statusOf(error)
  if (status === 401 || status === 403) {
    return new ContentUnavailable(
      'refused',
      `${lake} refused the token (${status}); set SANITY_API_READ_TOKEN to a viewer token of this lake.`,
      options,
    )
  }
  if (status === 404) {
    return new ContentUnavailable(
      'unknown-dataset',
      `${lake} has no dataset "${place.dataset}"; check ${place.isEmbedded ? 'LAKE_DATASET and LAKE_PROJECT_ID' : 'NEXT_PUBLIC_SANITY_DATASET and NEXT_PUBLIC_SANITY_PROJECT_ID'}.`,
      options,
    )
  }
  if (status !== undefined) {
    return new ContentUnavailable(
      'unexpected',
      `${lake} answered with status ${status}; its own log says why.`,
      options,
    )
  }
  return new ContentUnavailable(
    'unreachable',
    `${lake} can't be reached; ${howToReach(place)}`,
    options,
  )
}

/** What to do about a lake that nothing is heard of. */
export function howToReach({ isEmbedded, apiHost }: Place): string {
  if (isEmbedded) return 'start it with "npm run lake".'
  return apiHost === undefined ? 'check the network.' : 'check the network and SANITY_API_HOST.'
}

/** By name: the exception of an abort is no Error in every runtime. */
export function isAborted(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false
  return error.name === 'TimeoutError' || error.name === 'AbortError'
}

export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}
