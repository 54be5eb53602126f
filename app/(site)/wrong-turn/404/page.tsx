import { describeWrongTurn, WrongTurnPage } from '../wrong-turn-page.tsx'

export const metadata = describeWrongTurn(404)

export default function Page() {
  return <WrongTurnPage reason={404} />
}
