import { readPeer } from '../auth/attempts.ts'
import { isOn } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'
import { EventStream, eventStreamHeaders } from './event-stream.ts'
import { type Audience, liveEvent, recentEvents } from './recent-events.ts'
import type { StrangerCount } from './strangers.ts'

/**
 * Streams the sync tags of each transaction. Anyone may hear of published documents; drafts are told only to
 * a caller with an identity who asks for them. Past their bounds, strangers are asked to leave.
 * @throws {LakeError} 401
 */
export function openLiveStream(
  store: Store,
  request: LakeRequest,
  strangers: StrangerCount,
): LakeAnswer {
  const audience = audienceOf(request)
  const recent = recentEvents(store, audience)
  const id = recent.latestId
  const leave = request.identity ? () => {} : strangers.enter(addressOf(request))
  const stream = new EventStream(request.signal)
  const answer = { status: 200, headers: eventStreamHeaders, body: stream }
  if (!leave) {
    stream.send({ event: 'goaway', id, data: { reason: 'connection limit reached' } })
    stream.finish()
    return answer
  }
  const resumed = request.headers['last-event-id']
  const missed = typeof resumed === 'string' ? recent.since(resumed) : []
  if (missed) {
    stream.send({ event: 'welcome', id, data: { id } })
    for (const event of missed) stream.send({ id: event.id, data: { tags: event.tags } })
  } else stream.send({ event: 'restart', id, data: {} })
  const unsubscribe = store.subscribe((transaction) => {
    const event = liveEvent(transaction, audience)
    if (event) stream.send({ id: event.id, data: { tags: event.tags } })
  })
  stream.onEnd = () => {
    unsubscribe()
    leave()
  }
  return answer
}

function addressOf({ headers, peer }: LakeRequest): string | undefined {
  return readPeer({ headers, peer })
}

function audienceOf(request: LakeRequest): Audience {
  if (!isOn(request.url, 'includeDrafts')) return request.identity ? 'published' : 'strangers'
  if (request.identity) return 'all'
  throw new LakeError(401, {
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Live events with drafts need a token or a session',
  })
}
