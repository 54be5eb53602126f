import { z } from 'zod'
import type { KnownSlugs } from '#lib/views.ts'
import type { KnownSlugsQueryResult } from '../../content/types.generated.ts'
import { agreeing, list, text } from '../parse.ts'

export const knownSlugsParser = agreeing<KnownSlugsQueryResult>()(
  z.object({
    present: z.array(z.object({ slug: text() })),
    earlier: z.array(z.object({ previousSlugs: list(z.string()) })),
    retired: z.array(z.object({ addresses: list(z.string()) })),
    articles: z.number(),
    nextLive: text(),
  }),
)

/** Each once, wherever it comes from. */
export function toKnownSlugs(raw: z.output<typeof knownSlugsParser>): KnownSlugs {
  const all = [
    ...raw.present.map(({ slug }) => slug ?? ''),
    ...raw.earlier.flatMap(({ previousSlugs }) => previousSlugs),
    ...raw.retired.flatMap(({ addresses }) => addresses),
  ]
  return { slugs: [...new Set(all)].filter((slug) => slug !== ''), articles: raw.articles }
}
