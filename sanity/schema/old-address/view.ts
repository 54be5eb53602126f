import { z } from 'zod'
import { type Lead, straighten } from '#lib/old-addresses/one-hop.ts'
import { readNewAddress, readOldAddress } from '#lib/old-addresses/read-address.ts'
import { standingPages } from '#lib/old-addresses/standing-pages.ts'
import type { OldAddress } from '#lib/views.ts'
import type { OldAddressesQueryResult } from '../../content/types.generated.ts'
import { pagePath } from '../page-path.ts'
import { agreeing, flag, text, words } from '../parse.ts'

const id = z.string()
const page = z
  .discriminatedUnion('_type', [
    z.object({ _id: id, _type: z.literal('article'), slug: text(), isLive: flag() }),
    z.object({ _id: id, _type: z.literal('service'), slug: text(), isLive: z.literal(true) }),
    z.object({ _id: id, _type: z.literal('topic'), slug: text(), isLive: z.literal(true) }),
    z.object({ _id: id, _type: z.literal('practitioner'), slug: text(), isLive: z.literal(true) }),
    z.object({ _id: id, _type: z.literal('page'), slug: text(), isLive: z.literal(true) }),
  ])
  .nullable()
  .catch(null)

export const oldAddressesParser = agreeing<OldAddressesQueryResult>()(
  z.object({
    addresses: z.array(
      z.object({ from: z.string().catch(''), to: text(), isLed: z.boolean(), page }),
    ),
    owner: text(),
    nextLive: text(),
  }),
)

type Raw = z.output<typeof oldAddressesParser>

/** Those that lead to a page which is live. Whatever somebody wrote into the lake, none leads away, in a circle, or twice. */
export function toOldAddresses({ addresses, owner }: Raw): OldAddress[] {
  const leads = addresses.flatMap((raw): Lead[] => {
    const from = readOldAddress(raw.from)
    const target = raw.isLed ? leadToPage(raw.page, owner) : leadTo(words(raw.to))
    return from.isRead && target ? [{ key: from.key, ...target }] : []
  })
  // Of two with one address the first counts, in the order of the lake.
  const first = new Map(leads.toReversed().map((lead) => [lead.key, lead]))
  return straighten([...first.values()]).straight.map(({ key, to }) => ({ key, to }))
}

type Target = Pick<Lead, 'to' | 'isPage'>

function leadToPage(
  page: Raw['addresses'][number]['page'],
  owner: string | null,
): Target | undefined {
  const slug = words(page?.slug)
  if (!page || slug === undefined || page.isLive !== true) return undefined
  const to = pagePath(page._type, slug, page._id === owner)
  return to === undefined ? undefined : { to, isPage: true }
}

function leadTo(text: string | undefined): Target | undefined {
  const to = readNewAddress(text ?? '')
  return to.isRead ? { to: to.path + to.rest, isPage: standingPages.has(to.path) } : undefined
}
