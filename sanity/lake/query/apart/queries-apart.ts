import type { Store } from '../../store/open-store.ts'
import type { QueryRequest } from '../run-query.ts'
import { QueryChild, type ResultApart } from './query-child.ts'
import { busy, WaitingLine } from './waiting-line.ts'

/** A result with the sync tags that transactions touched while it was worked out. */
export type FoundApart = ResultApart & { touched: { all: Set<string>; published: Set<string> } }

/** On a busy machine also the site's own queries go over their time for a while, and a page asks several at once. */
const mostWaiting = 100
const longestWait = 15_000
/** The copy of the documents is given back when no heavy query came for a minute. */
const idleTime = 60_000

/** Heavy queries of one store, one after the other, in a process that is started for the first and ended when none comes. */
export class QueriesApart {
  readonly #store: Store
  readonly #line = new WaitingLine<FoundApart>(mostWaiting, longestWait)
  #child: QueryChild | undefined
  #idle: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * @param keep is called once with what was found, before any transaction can come in between.
   * @throws {LakeError} 400 as `runQuery`; 503 when too many wait, or the lake stops.
   */
  run(
    request: QueryRequest,
    signal: AbortSignal,
    keep: (found: FoundApart) => void,
  ): Promise<FoundApart> {
    const { query, params, perspective, sourceMap, identity } = request
    const key = JSON.stringify([perspective, sourceMap, identity, query, params])
    return this.#line.enter({ key, owner: identity, signal, work: () => this.#run(request, keep) })
  }

  /** The process, while there is one. */
  get processId(): number | undefined {
    return this.#child?.processId
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#line.clear()
    await this.#end()
  }

  async #run(request: QueryRequest, keep: (found: FoundApart) => void): Promise<FoundApart> {
    clearTimeout(this.#idle)
    if (this.#isClosed) throw busy('The lake is stopping.')
    if (!this.#child || this.#child.isOver) this.#child = new QueryChild(this.#store)
    const touched = { all: new Set<string>(), published: new Set<string>() }
    let stop: (() => void) | undefined
    try {
      const result = await this.#child.ask(request, this.#store.dataset, () => {
        stop = this.#store.subscribe(({ tags }) => {
          for (const tag of tags.all) touched.all.add(tag)
          for (const tag of tags.published) touched.published.add(tag)
        })
      })
      const found = { ...result, touched }
      keep(found)
      return found
    } catch (error) {
      throw this.#isClosed ? busy('The lake is stopping.') : error
    } finally {
      stop?.()
      if (this.#isClosed) await this.#end()
      else this.#idle = setTimeout(() => void this.#end(), idleTime).unref()
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const child = this.#child
    this.#child = undefined
    await child?.kill()
  }
}

const apartOfStores = new WeakMap<Store, QueriesApart>()

export function queriesApart(store: Store): QueriesApart {
  const known = apartOfStores.get(store)
  if (known) return known
  const apart = new QueriesApart(store)
  apartOfStores.set(store, apart)
  return apart
}

/** Ends the process for heavy queries, if there is one; whoever waits is told to come back. */
export async function closeQueriesApart(store: Store): Promise<void> {
  await apartOfStores.get(store)?.close()
}
