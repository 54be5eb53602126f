/** Counts what is under way for callers, so that nobody takes all there is. */
export type Crowd = {
  /**
   * Takes in one more.
   * @param caller an address; `undefined` for callers that can't be told apart, who share all there is.
   * @returns the way to say that it is over; `undefined`: there are too many.
   */
  enter(caller: string | undefined): (() => void) | undefined
}

export function makeCrowd(limits: { ofOneCaller: number; ofAll: number }): Crowd {
  const counts = new Map<string, number>()
  let all = 0
  return {
    enter(caller) {
      const count = caller === undefined ? 0 : (counts.get(caller) ?? 0)
      if (all >= limits.ofAll || count >= limits.ofOneCaller) return undefined
      all++
      if (caller !== undefined) counts.set(caller, count + 1)
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        all--
        if (caller === undefined) return
        const left = (counts.get(caller) ?? 0) - 1
        if (left > 0) counts.set(caller, left)
        else counts.delete(caller)
      }
    },
  }
}
