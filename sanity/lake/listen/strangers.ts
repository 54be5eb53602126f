/** Live streams without a token that are open at a time: of one address, of all addresses, and of callers who have none. */
export type StrangerLimits = { ofOneAddress: number; ofAll: number; withoutAddress: number }

/**
 * Callers on this machine and those behind a proxy that does not say who calls have no address. They are counted apart, so that
 * nobody on the network takes the place of the site, which listens from here.
 */
const usual = { ofOneAddress: 20, ofAll: 500, withoutAddress: 500 }

export type StrangerCount = {
  /** Takes in a stream. @returns the way to say that it is over; `undefined`: there are too many. */
  enter(address: string | undefined): (() => void) | undefined
}

/** Counts the live streams of callers without a token, who must not take all that a machine has to give. */
export function createStrangerCount(limits: StrangerLimits = usual): StrangerCount {
  const counts = new Map<string | undefined, number>()
  let ofAll = 0

  const isFull = (address: string | undefined) => {
    const count = counts.get(address) ?? 0
    if (address === undefined) return count >= limits.withoutAddress
    return count >= limits.ofOneAddress || ofAll >= limits.ofAll
  }
  const add = (address: string | undefined, change: 1 | -1) => {
    const count = (counts.get(address) ?? 0) + change
    if (count > 0) counts.set(address, count)
    else counts.delete(address)
    if (address !== undefined) ofAll += change
  }

  return {
    enter(address) {
      if (isFull(address)) return undefined
      add(address, 1)
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        add(address, -1)
      }
    },
  }
}
