import type { Metadata } from 'next'
import { Shell } from '#components/shell.tsx'
import { WrongTurn, type WrongTurnReason, wrongTurns } from '#components/wrong-turn.tsx'
import { ContentUnavailable, getPractice } from '#sanity/content/index.ts'

export const describeWrongTurn = (reason: WrongTurnReason): Metadata => ({
  title: wrongTurns[reason].title,
  robots: { index: false, follow: true },
})

/** The page behind an error answer; the reading server sends it with the right status. */
export async function WrongTurnPage({ reason }: { reason: WrongTurnReason }) {
  // Help has to stand here above all while the content store is down.
  const practice = await getPractice().catch((error: unknown) => {
    if (error instanceof ContentUnavailable) return undefined
    throw error
  })
  return (
    <Shell practice={practice} section="other">
      <WrongTurn reason={reason} practice={practice} />
    </Shell>
  )
}
