import { describeWrongTurn, WrongTurnPage } from '../wrong-turn-page.tsx'

export const metadata = describeWrongTurn(429)

export default function Page() {
  return <WrongTurnPage reason={429} />
}
