import { ClientError, ServerError } from '@sanity/client'
import { ImportError } from '#sanity/import/import-error.ts'
import { Refusal } from './processes.ts'

/** Errors that a person can do something about, as one line; others stay as they are, for a report. */
export function inOneLine(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const message = sentenceFor(error)
  return message === undefined ? error : new Refusal(message.replace(/\s*\n\s*/g, ' '))
}

function sentenceFor(error: Error): string | undefined {
  if (error instanceof Refusal || error instanceof ImportError) return error.message
  if (error instanceof ClientError && error.statusCode === 401) {
    return 'The lake does not accept this token. Set LAKE_PORT and LAKE_DIR as for npm start; for a hosted project set SANITY_API_WRITE_TOKEN to an editor token.'
  }
  if (error instanceof ClientError || error instanceof ServerError) {
    return `The lake refused: ${error.message}`
  }
  return error.message === 'fetch failed' || error.name === 'TimeoutError'
    ? 'The lake does not answer. Check that it runs and try again.'
    : undefined
}
