import { isReservedSlug } from '#lib/routes.ts'
import type { Verdict } from '../rules.ts'

/** Refuses an address at which the site keeps something of its own. */
export function needsFreeAddress(slug: { current?: string } | undefined): Verdict {
  const current = slug?.current?.trim() ?? ''
  return isReservedSlug(current)
    ? `The site keeps “${current}” for a page of its own. Choose another address, perhaps with one more word.`
    : true
}
