import type { StegaConfig } from '@sanity/client'
import { routes } from '#lib/routes.ts'

/**
 * Fields whose text stands on a page as it was written. Every other text decides something: a kind, an address, a name that is
 * compared or that machines read. An invisible mark in it would change what the page does.
 */
const shownAsWritten = new Set(
  'attribution blurb caption categoriesCollected changeProcess credit doNotTrack formConsent formIntroduction greeting heading introduction label locationLine practiceName question subtitle tagline telehealthStatement text thirdParties title'.split(
    ' ',
  ),
)

/** Lists of texts of the same kind. */
const listsShownAsWritten = new Set(['forWhom'])

/** How texts are marked for whoever edits them beside the page: a click on a marked word leads to its field. */
export const marking: StegaConfig & { enabled: true } = {
  enabled: true,
  studioUrl: routes.studio(),
  filter: ({ sourcePath, value }) => value.trim() !== '' && isShownAsWritten(sourcePath),
}

/** @param path to a text in its document: names of fields, keys and places in lists. */
export function isShownAsWritten(path: ReadonlyArray<unknown>): boolean {
  const last = path.at(-1)
  if (typeof last === 'string') return shownAsWritten.has(last)
  const list = path.at(-2)
  return typeof list === 'string' && listsShownAsWritten.has(list)
}
