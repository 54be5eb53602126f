import { z } from 'zod'
import type { Link } from '#lib/views.ts'
import { pagePath } from '../page-path.ts'
import { flag, key, part, text, words } from '../parse.ts'
import { safeLink } from './safe-link.ts'

export const actionLinkPart = () => part({ label: text(), href: text() })

/** @returns `undefined` unless it has both words and a safe address. */
export function toActionLink(
  raw: { label: string | null; href: string | null } | null | undefined,
): Link | undefined {
  const label = words(raw?.label)
  const href = safeLink(raw?.href)
  return label !== undefined && href !== undefined ? { label, href } : undefined
}

const target = z
  .discriminatedUnion('_type', [
    z.object({ _type: z.literal('article'), slug: text(), isLive: flag() }),
    z.object({ _type: z.literal('service'), slug: text(), isLive: z.literal(true) }),
    z.object({ _type: z.literal('topic'), slug: text(), isLive: z.literal(true) }),
  ])
  .nullable()
  .catch(null)

export const linkMark = () => z.object({ _key: key(), _type: z.literal('link'), href: text() })
export const internalLinkMark = () =>
  z.object({ _key: key(), _type: z.literal('internalLink'), target })

type Mark = z.output<ReturnType<typeof linkMark>> | z.output<ReturnType<typeof internalLinkMark>>

/** Where a mark leads; `undefined` when that is unsafe, not live, or has no page: the words then stay plain. */
export function toHref(mark: Mark): string | undefined {
  if (mark._type === 'link') return safeLink(mark.href)
  const slug = words(mark.target?.slug)
  if (slug === undefined || mark.target?.isLive !== true) return undefined
  return pagePath(mark.target._type, slug, false)
}
