import { isOn } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'
import { EventStream, eventStreamHeaders } from './event-stream.ts'

const mostMissed = 1000

/**
 * Streams the sync tags of each transaction. Anyone may hear of published documents; drafts are told only to
 * a caller with an identity who asks for them.
 * @throws {LakeError} 401
 */
export function openLiveStream(store: Store, request: LakeRequest): LakeAnswer {
  const includeDrafts = isOn(request.url, 'includeDrafts')
  if (includeDrafts && !request.identity) {
    throw new LakeError(401, {
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Live events with drafts need a token or a session',
    })
  }
  const audience = includeDrafts ? 'all' : 'published'
  const stream = new EventStream(request.signal)
  const latest = store.log.latest()?.position ?? 0
  const resumed = request.headers['last-event-id']
  const missed = typeof resumed === 'string' ? tagsSince(store, resumed, audience, latest) : []
  if (missed) {
    stream.send({ event: 'welcome', id: String(latest), data: { id: String(latest) } })
    for (const { id, tags } of missed) stream.send({ id, data: { tags } })
  } else stream.send({ event: 'restart', id: String(latest), data: {} })
  stream.onEnd = store.subscribe(({ position, tags }) => {
    if (tags[audience].length === 0) return
    stream.send({ id: String(position), data: { tags: tags[audience] } })
  })
  return { status: 200, headers: eventStreamHeaders, body: stream }
}

/** The tags of the transactions after a position; `undefined` when too many were missed to tell. */
function tagsSince(
  store: Store,
  eventId: string,
  audience: 'all' | 'published',
  latest: number,
): Array<{ id: string; tags: string[] }> | undefined {
  const position = Number(eventId)
  if (!/^\d{1,15}$/.test(eventId) || position > latest) return undefined
  const missed = store.log.transactionsAfter(position, mostMissed + 1)
  if (missed.length > mostMissed) return undefined
  return missed
    .map((transaction) => ({ id: String(transaction.position), tags: transaction.tags[audience] }))
    .filter(({ tags }) => tags.length > 0)
}
