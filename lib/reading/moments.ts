/** Longer waits would overflow the platform's timer and end at once. */
const longestWait = 2 ** 31 - 1

/** Calls back at the earliest of the moments it was given; after that it waits for new ones. */
export function wakeAt(callback: () => void): {
  /** @param moment milliseconds since 1970. */
  set(moment: number): void
  stop(): void
} {
  let next = Number.POSITIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        // A timer may fire a moment early by the clock on the wall.
        if (Date.now() < next) {
          wait()
          return
        }
        next = Number.POSITIVE_INFINITY
        callback()
      },
      Math.min(Math.max(next - Date.now(), 1), longestWait),
    )
    timer.unref()
  }
  return {
    set(moment) {
      if (!(moment < next)) return
      next = moment
      wait()
    },
    stop() {
      clearTimeout(timer)
      next = Number.NEGATIVE_INFINITY
    },
  }
}
