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

type Place = { projectId: string; dataset: string; apiHost: string | undefined }

/** Turns whatever a failed request threw into the one error that pages know. */
export function explainFailure(error: unknown, place: Place, seconds: number): ContentUnavailable {
  if (error instanceof ContentUnavailable) return error
  const where = place.apiHost ?? `the hosted project "${place.projectId}"`
  const options = { cause: error }
  if (isAborted(error)) {
    return new ContentUnavailable(
      'too-slow',
      `The Content Lake at ${where} did not answer within ${seconds} seconds; see whether it is overloaded or start it again.`,
      options,
    )
  }
  const status = statusOf(error)
  if (status === 401 || status === 403) {
    return new ContentUnavailable(
      'refused',
      `The Content Lake at ${where} refused the token (${status}); set SANITY_API_READ_TOKEN to a viewer token of this lake.`,
      options,
    )
  }
  if (status === 404) {
    return new ContentUnavailable(
      'unknown-dataset',
      `The Content Lake at ${where} has no dataset "${place.dataset}"; check NEXT_PUBLIC_SANITY_DATASET and NEXT_PUBLIC_SANITY_PROJECT_ID.`,
      options,
    )
  }
  if (status !== undefined) {
    return new ContentUnavailable(
      'unexpected',
      `The Content Lake at ${where} answered with status ${status}; its own log says why.`,
      options,
    )
  }
  return new ContentUnavailable(
    'unreachable',
    `The Content Lake at ${where} can't be reached; ${
      place.apiHost === undefined ? 'check the network.' : 'start it with "npm run lake".'
    }`,
    options,
  )
}

/** By name: the exception of an abort is no Error in every runtime. */
function isAborted(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false
  return error.name === 'TimeoutError' || error.name === 'AbortError'
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}
