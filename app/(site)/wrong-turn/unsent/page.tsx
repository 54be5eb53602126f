import { describeWrongTurn, WrongTurnPage } from '../wrong-turn-page.tsx'

export const metadata = describeWrongTurn('unsent')

export default function Page() {
  return <WrongTurnPage reason="unsent" />
}
