import { describeWrongTurn, WrongTurnPage } from '../wrong-turn-page.tsx'

export const metadata = describeWrongTurn(500)

export default function Page() {
  return <WrongTurnPage reason={500} />
}
