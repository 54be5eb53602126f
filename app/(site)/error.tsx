'use client'

import { Shell } from '#components/shell.tsx'
import { WrongTurn } from '#components/wrong-turn.tsx'

/** Seen by staff in draft mode and without the reading server; visitors get /wrong-turn/500 from it. */
export default function ErrorPage() {
  return (
    <Shell section="other">
      <WrongTurn reason={500} />
    </Shell>
  )
}
