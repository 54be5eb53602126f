import type { LiveEvent } from '@sanity/client'
import type { Freshness } from './freshness.ts'

/** `client.live.events()`, or anything like it. */
export type LiveEvents = () => {
  subscribe(observer: {
    next(event: LiveEvent): void
    error(error: unknown): void
    complete(): void
  }): { unsubscribe(): void }
}

const firstPause = 250
const longestPause = 10_000
/** The lake asked to be left alone; pages are checked on request meanwhile. */
const pauseAfterGoodbye = 30_000

/**
 * Follows the lake's live events for as long as the server runs and tells {@link Freshness} what they say. After any
 * loss it subscribes anew, with growing pauses; nothing can be known of what happened in between, so everything counts
 * as changed.
 */
export function followLiveEvents(events: LiveEvents, freshness: Freshness): { stop(): void } {
  let failures = 0
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let leave: (() => void) | undefined

  const arrive = () => {
    failures = 0
    freshness.isConnected = true
    freshness.report('everything')
  }

  const connect = () => {
    let isOver = false
    let subscription: { unsubscribe(): void } | undefined
    const end = () => {
      isOver = true
      freshness.isConnected = false
      subscription?.unsubscribe()
    }
    leave = end
    const tryAgain = (pause: number) => {
      if (isOver) return
      end()
      if (!isStopped) timer = setTimeout(connect, pause)
    }
    const lose = () => {
      const pause = Math.min(firstPause * 2 ** failures, longestPause)
      failures++
      // Many servers that lost the same lake must not all come back in the same moment.
      tryAgain(pause * (0.75 + Math.random() / 2))
    }
    try {
      subscription = events().subscribe({
        next(event) {
          if (isOver) return
          if (event.type === 'message' && freshness.isConnected) freshness.report(event.tags)
          else if (event.type === 'reconnect') lose()
          else if (event.type === 'goaway') tryAgain(pauseAfterGoodbye)
          else arrive()
        },
        error: lose,
        complete: lose,
      })
      // Lost before there was anything to leave.
      if (isOver) subscription.unsubscribe()
    } catch {
      lose()
    }
  }

  connect()
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
      leave?.()
    },
  }
}
