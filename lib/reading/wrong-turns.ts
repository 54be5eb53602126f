import type { FinishedPage } from './finish.ts'
import { makeLastResort } from './last-resort.ts'
import type { Pages } from './pages.ts'

/** The addresses of the pages for wrong turns. Nobody reaches them under these; they are sent in place of others. */
const addresses = {
  missing: '/wrong-turn/404',
  tooMany: '/wrong-turn/429',
  unsent: '/wrong-turn/unsent',
  failed: '/wrong-turn/500',
}

export type WrongTurn = keyof typeof addresses

/** To be rendered ahead, so that they are there when they are needed. */
export const wrongTurnAddresses: readonly string[] = Object.values(addresses)

export type WrongTurns = {
  /** Sent when not even the page for a failure can be made. */
  lastResort: FinishedPage
  /** Never rejects. */
  find(kind: WrongTurn): Promise<FinishedPage>
}

/** What is sent when the page that was asked for can't be. */
export async function makeWrongTurns(pages: Pick<Pages, 'get'>): Promise<WrongTurns> {
  const lastResort = await makeLastResort()
  return {
    lastResort,
    async find(kind) {
      const found = await pages.get(addresses[kind])
      return found.kind === 'page' ? found.page : lastResort
    },
  }
}
