import { z } from 'zod'
import type { WayFromAddress } from '#lib/views.ts'
import type { WayFromAddressQueryResult } from '../../content/types.generated.ts'
import { rawCard, toArticleCard } from '../article/view.ts'
import { agreeing, type Reading, text, words } from '../parse.ts'

export const wayFromAddressParser = agreeing<WayFromAddressQueryResult>()(
  z.object({
    movedTo: text(),
    retired: z.object({ related: z.array(rawCard) }).nullable(),
    newest: z.array(rawCard),
    nextLive: text(),
  }),
)

/** @returns `undefined` for an address that never led anywhere. */
export function toWayFromAddress(
  raw: z.output<typeof wayFromAddressParser>,
  reading: Reading,
): WayFromAddress | undefined {
  const slug = words(raw.movedTo)
  if (slug !== undefined) return { kind: 'moved', slug }
  if (!raw.retired) return undefined
  const near = raw.retired.related.length > 0 ? raw.retired.related : raw.newest
  return { kind: 'gone', others: near.flatMap((card) => toArticleCard(card, reading) ?? []) }
}
