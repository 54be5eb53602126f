import { jest } from '@jest/globals'
import type { LiveEvent } from '@sanity/client'
import { type Change, Freshness } from './freshness.ts'
import { followLiveEvents, type LiveEvents } from './live-events.ts'

type Observer = Parameters<ReturnType<LiveEvents>['subscribe']>[0]

function makeLake() {
  const observers: Observer[] = []
  const left: Observer[] = []
  const events: LiveEvents = () => ({
    subscribe(observer) {
      observers.push(observer)
      return { unsubscribe: () => left.push(observer) }
    },
  })
  const latest = (): Observer => {
    const observer = observers.at(-1)
    if (!observer) throw new Error('Nobody listens.')
    return observer
  }
  return { events, observers, left, latest }
}

const welcome: LiveEvent = { type: 'welcome' }
const message = (...tags: `s1:${string}`[]): LiveEvent => ({ type: 'message', id: '2', tags })

describe('followLiveEvents', () => {
  let freshness: Freshness
  let heard: Change[]
  let lake: ReturnType<typeof makeLake>
  beforeEach(() => {
    jest.useFakeTimers()
    freshness = new Freshness()
    heard = []
    freshness.onChange((change) => heard.push(change))
    lake = makeLake()
  })
  afterEach(() => jest.useRealTimers())

  it('counts everything as changed once it listens, since nothing was heard before', () => {
    followLiveEvents(lake.events, freshness)
    expect(freshness.isConnected).toBe(false)
    lake.latest().next(welcome)
    expect(freshness.isConnected).toBe(true)
    lake.latest().next(message('s1:a', 's1:b'))
    lake.latest().next({ type: 'restart', id: '3' })
    expect(heard).toEqual(['everything', ['s1:a', 's1:b'], 'everything'])
  })

  it.each<[string, (observer: Observer) => void]>([
    ['fails', (observer) => observer.error(new Error('refused'))],
    ['ends', (observer) => observer.complete()],
    ['breaks off', (observer) => observer.next({ type: 'reconnect' })],
  ])('listens anew when the stream %s, and counts everything as changed', (_, lose) => {
    followLiveEvents(lake.events, freshness)
    lake.latest().next(welcome)
    const lost = lake.latest()
    lose(lost)
    expect(freshness.isConnected).toBe(false)
    expect(lake.left).toContain(lost)
    jest.advanceTimersByTime(1000)
    expect(lake.observers).toHaveLength(2)
    lake.latest().next(welcome)
    expect(freshness.isConnected).toBe(true)
    expect(heard).toEqual(['everything', 'everything'])
    // What the lost stream still says counts for nothing.
    lost.next(message('s1:a'))
    lost.error(new Error('again'))
    expect(freshness.isConnected).toBe(true)
    expect(heard).toHaveLength(2)
  })

  it('pauses longer and longer while the lake is down, and starts short again after', () => {
    followLiveEvents(lake.events, freshness)
    for (let minute = 0; minute < 10; minute++) {
      lake.latest().error(new Error('down'))
      jest.advanceTimersByTime(15_000)
    }
    expect(lake.observers).toHaveLength(11)
    lake.latest().error(new Error('down'))
    jest.advanceTimersByTime(5_000)
    expect(lake.observers).toHaveLength(11)
    jest.advanceTimersByTime(10_000)
    lake.latest().next(welcome)
    lake.latest().error(new Error('down'))
    jest.advanceTimersByTime(400)
    expect(lake.observers).toHaveLength(13)
  })

  it('leaves the lake alone for a while when it is asked to', () => {
    followLiveEvents(lake.events, freshness)
    lake.latest().next(welcome)
    lake.latest().next({ type: 'goaway', id: '4', reason: 'limit reached' })
    expect(freshness.isConnected).toBe(false)
    expect(lake.left).toHaveLength(1)
    jest.advanceTimersByTime(29_000)
    expect(lake.observers).toHaveLength(1)
    jest.advanceTimersByTime(1_000)
    expect(lake.observers).toHaveLength(2)
  })

  it('survives a client that throws, or loses the stream before it is open', () => {
    let calls = 0
    let left = 0
    const events: LiveEvents = () => {
      calls++
      if (calls === 1) throw new Error('wrong version')
      return {
        subscribe(observer) {
          observer.error(new Error('at once'))
          return { unsubscribe: () => left++ }
        },
      }
    }
    followLiveEvents(events, freshness)
    jest.advanceTimersByTime(1000)
    expect(calls).toBeGreaterThan(1)
    expect(left).toBe(calls - 1)
  })

  it('is over when it is stopped', () => {
    const following = followLiveEvents(lake.events, freshness)
    lake.latest().next(welcome)
    following.stop()
    expect(freshness.isConnected).toBe(false)
    expect(lake.left).toHaveLength(1)
    jest.advanceTimersByTime(60_000)
    expect(lake.observers).toHaveLength(1)
    expect(jest.getTimerCount()).toBe(0)
  })
})
