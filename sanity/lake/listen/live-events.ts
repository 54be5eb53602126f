import { isOn } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'
import { EventStream, eventStreamHeaders } from './event-stream.ts'
import { type Audience, liveEvent, recentEvents } from './recent-events.ts'

/**
 * Streams the sync tags of each transaction. Anyone may hear of published documents; drafts are told only to
 * a caller with an identity who asks for them.
 * @throws {LakeError} 401
 */
export function openLiveStream(store: Store, request: LakeRequest): LakeAnswer {
  const audience = audienceOf(request)
  const stream = new EventStream(request.signal)
  const recent = recentEvents(store, audience)
  const id = recent.latestId
  const resumed = request.headers['last-event-id']
  const missed = typeof resumed === 'string' ? recent.since(resumed) : []
  if (missed) {
    stream.send({ event: 'welcome', id, data: { id } })
    for (const event of missed) stream.send({ id: event.id, data: { tags: event.tags } })
  } else stream.send({ event: 'restart', id, data: {} })
  stream.onEnd = store.subscribe((transaction) => {
    const event = liveEvent(transaction, audience)
    if (event) stream.send({ id: event.id, data: { tags: event.tags } })
  })
  return { status: 200, headers: eventStreamHeaders, body: stream }
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
