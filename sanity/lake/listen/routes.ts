import { forDataset, isOn, readQueryParams, requireIdentity } from '../data-requests.ts'
import { isAtLeast } from '../query/perspectives.ts'
import type { Transaction } from '../store/changes.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import { type LakeAnswer, LakeError, type LakeRequest, type Route } from '../types.ts'
import { EventStream, eventStreamHeaders } from './event-stream.ts'
import { openLiveStream } from './live-events.ts'
import { createMatcher } from './match-documents.ts'
import { type Listening, mutationEvents } from './mutation-events.ts'
import { missedSince } from './resume.ts'
import { createStrangerCount } from './strangers.ts'

const publishedByDefaultSince = '2025-02-19'

/** `/data/listen` and `/data/live/events`. */
export function createListenRoutes(store: Store): Route[] {
  const strangers = createStrangerCount()
  return [
    {
      method: 'GET',
      pattern: '/data/listen/:dataset',
      access: 'viewer',
      handler: forDataset(store, (request) => openListener(store, request)),
    },
    {
      method: 'GET',
      pattern: '/data/live/events/:dataset',
      access: 'anyone',
      handler: forDataset(store, (request) => openLiveStream(store, request, strangers)),
    },
  ]
}

function openListener(store: Store, request: LakeRequest): LakeAnswer {
  const listening = readListening(request)
  const stream = new EventStream(request.signal)
  const answer = { status: 200, headers: eventStreamHeaders, body: stream }
  if (listening instanceof LakeError) {
    // The status of a stream is out before its query is read, so an unreadable query is told as an event.
    stream.send({ event: 'channelError', data: listening.body })
    stream.finish()
    return answer
  }
  const listenerName = createId()
  const lastEventId = request.headers['last-event-id']
  if (isOn(request.url, 'enableResume') && typeof lastEventId === 'string' && lastEventId !== '') {
    const missed = missedSince(store, lastEventId)
    stream.send({ event: missed ? 'welcomeback' : 'reset', data: { listenerName } })
    for (const transaction of missed ?? []) if (!tell(stream, transaction, listening)) break
  } else stream.send({ event: 'welcome', data: { listenerName } })
  stream.onEnd = store.subscribe((transaction) => tell(stream, transaction, listening))
  return answer
}

/** A listener whose filter holds up the writers is told so, and ended; then the outcome is false. */
function tell(stream: EventStream, transaction: Transaction, listening: Listening): boolean {
  try {
    for (const event of mutationEvents(transaction, listening)) stream.send(event)
    return true
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    stream.send({ event: 'channelError', data: error.body })
    stream.finish()
    return false
  }
}

function readListening(request: LakeRequest): Listening | LakeError {
  try {
    return listeningOf(request)
  } catch (error) {
    if (error instanceof LakeError) return error
    throw error
  }
}

function listeningOf(request: LakeRequest): Listening {
  const { url, apiVersion } = request
  const option = (name: string) => url.searchParams.get(name)
  return {
    matches: createMatcher(
      option('query') ?? '',
      readQueryParams(url),
      requireIdentity(request).id,
    ),
    includeVariants:
      isOn(url, 'includeAllVersions') || !isAtLeast(apiVersion, publishedByDefaultSince),
    includeResult: option('includeResult') !== 'false',
    includePrevious: isOn(url, 'includePreviousRevision'),
    includeMutations: option('includeMutations') !== 'false',
    includeEffects: option('effectFormat') === 'mendoza',
    visibility: option('visibility') === 'transaction' ? 'transaction' : 'query',
  }
}
