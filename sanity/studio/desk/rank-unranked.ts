import type { SanityClient } from '@sanity/client'
import { rankAfter } from '../../schema/service/rank.ts'

type Version = { _id: string; orderRank: string | null; order: number | null; title: string | null }

/** @returns the rank that each version without one gets, so that nothing changes its place on the website. */
export function missingRanks(versions: Version[]): Map<string, string> {
  const publishedId = ({ _id }: Version) => _id.replace(/^drafts\./, '')
  const known = new Map(
    versions.flatMap((version) =>
      version.orderRank === null ? [] : [[publishedId(version), version.orderRank] as const],
    ),
  )
  let last = [...known.values()].toSorted().at(-1) ?? ''
  const unranked = versions
    .filter(({ orderRank }) => orderRank === null)
    .toSorted(
      (first, second) =>
        (first.order ?? 1_000_000) - (second.order ?? 1_000_000) ||
        compare(first.title ?? '', second.title ?? '') ||
        compare(publishedId(first), publishedId(second)),
    )
  const ranks = new Map<string, string>()
  for (const version of unranked) {
    const id = publishedId(version)
    const rank = known.get(id) ?? rankAfter(last)
    if (rank > last) last = rank
    known.set(id, rank)
    ranks.set(version._id, rank)
  }
  return ranks
}

const compare = (first: string, second: string) => (first < second ? -1 : Number(first > second))

/** Gives a rank to every document of a type that was written before its list could be dragged. */
export async function rankUnranked(client: SanityClient, type: string): Promise<void> {
  const versions = await client.fetch<Version[]>(
    '*[_type == $type]{_id, orderRank, order, title}',
    { type },
    { perspective: 'raw', tag: 'rank-unranked' },
  )
  const ranks = missingRanks(versions)
  if (ranks.size === 0) return
  const transaction = client.transaction()
  for (const [id, rank] of ranks) {
    transaction.patch(id, (patch) => patch.setIfMissing({ orderRank: rank }))
  }
  await transaction.commit({ visibility: 'sync', tag: 'rank-unranked' })
}
