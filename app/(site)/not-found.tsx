import { describeWrongTurn, WrongTurnPage } from './wrong-turn/wrong-turn-page.tsx'

export const metadata = describeWrongTurn(404)

/** Seen by staff in draft mode and without the reading server; visitors get /wrong-turn/404 from it. */
export default function NotFound() {
  return <WrongTurnPage reason={404} />
}
