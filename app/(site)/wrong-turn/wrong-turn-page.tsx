import type { Metadata } from 'next'
import { Shell } from '#components/shell.tsx'
import { leadsOn, WrongTurn, type WrongTurnReason, wrongTurns } from '#components/wrong-turn.tsx'
import { articlesPerPage } from '#lib/blog-pages.ts'
import { ContentUnavailable, getPractice, listArticles } from '#sanity/content/index.ts'

export const describeWrongTurn = (reason: WrongTurnReason): Metadata => ({
  title: wrongTurns[reason].title,
  robots: { index: false, follow: true },
})

/** The page behind an error answer; the reading server sends it with the right status. */
export async function WrongTurnPage({ reason }: { reason: WrongTurnReason }) {
  const [practice, newest] = await Promise.all([
    getPractice().catch(orNothing),
    leadsOn(reason)
      ? listArticles({ page: 1, perPage: articlesPerPage }).catch(orNothing)
      : undefined,
  ])
  return (
    <Shell practice={practice} section="other">
      <WrongTurn reason={reason} practice={practice} articles={newest?.articles ?? []} />
    </Shell>
  )
}

/** Help has to stand here above all while the content store is down. */
function orNothing(error: unknown): undefined {
  if (error instanceof ContentUnavailable) return undefined
  throw error
}
