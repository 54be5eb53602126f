import { isSystemId } from '../store/ids.ts'
import type { Store } from '../store/open-store.ts'
import { type LakeDocument, LakeError } from '../types.ts'

const longestSleep = 24 * 60 * 60_000
/** The disk may have room again by then. */
const nextTry = 60_000
/** After the last document that a restore has put in place: what a release holds may come later than the release. */
const quietAfterRestore = 60_000

/**
 * Publishes each scheduled release when its time has come, in the name of whoever scheduled it; at once when the lake was not
 * running then. One that cannot be published becomes active again, with the reason as its `error`.
 * @returns a function that stops it.
 */
export function keepReleaseTimes(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let quietUntil = 0

  const sleep = (shortest = 0) => {
    clearTimeout(timer)
    if (isStopped) return
    const times = scheduled(store).map(({ publishAt }) => Date.parse(String(publishAt)))
    if (times.length === 0) return
    const next = Math.max(quietUntil, Math.min(...times))
    const wait = Math.max(shortest, next - Date.now())
    timer = setTimeout(() => void publishDue(), Math.min(wait, longestSleep))
    timer.unref()
  }

  const publishDue = async () => {
    const now = Date.now()
    let isDiskFailing = false
    for (const release of scheduled(store)) {
      if (isStopped || Date.parse(String(release.publishAt)) > now) continue
      try {
        await publish(store, release)
      } catch (error) {
        isDiskFailing = true
        console.error(`The release "${String(release.name)}" could not be published.`, error)
      }
    }
    sleep(isDiskFailing ? nextTry : 0)
  }

  const unsubscribe = store.subscribe(({ id: transactionId, changes }) => {
    // Only restored documents have another revision than the transaction that wrote them.
    const isRestore = changes.some(({ after }) => after && after._rev !== transactionId)
    if (isRestore) quietUntil = Date.now() + quietAfterRestore
    if (isRestore || changes.some(({ id }) => isSystemId(id))) sleep()
  })
  sleep()
  return () => {
    isStopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}

function scheduled(store: Store): LakeDocument[] {
  return [...store.documents.ofType('system.release')].filter(
    ({ state, publishAt }) => state === 'scheduled' && !Number.isNaN(Date.parse(String(publishAt))),
  )
}

async function publish(store: Store, { _id, name, scheduledBy }: LakeDocument): Promise<void> {
  // A document can be made to name anyone, the log cannot; but it may have forgotten who it was.
  const logged = store.log.changesBefore(_id, Number.MAX_SAFE_INTEGER, 1)[0]?.author
  const id = logged ?? (typeof scheduledBy === 'string' ? scheduledBy : '')
  const identity = { id, name: '', role: 'editor', kind: 'user' } as const
  const action = { actionType: 'sanity.action.release.publish', releaseId: String(name) }
  try {
    await store.actTogether([action], { identity })
  } catch (error) {
    if (!(error instanceof LakeError) || error.status >= 500) throw error
    const message = reasonOf(error)
    const set = { state: 'active', error: { message } }
    await store.commitTogether([{ patch: { id: _id, set, unset: ['publishAt', 'scheduledBy'] } }], {
      identity,
    })
  }
}

function reasonOf({ body, message }: LakeError): string {
  const { error } = body as { error?: { description?: string } }
  return error?.description ?? message
}
