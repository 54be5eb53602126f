import { describeWrongTurn, WrongTurnPage } from '../wrong-turn-page.tsx'

export const metadata = describeWrongTurn(410)

export default function Page() {
  return <WrongTurnPage reason={410} />
}
