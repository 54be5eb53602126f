import { type ChildProcess, fork } from 'node:child_process'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Store } from '../../store/open-store.ts'
import { LakeError } from '../../types.ts'
import { queryError } from '../parse-query.ts'
import { longestEvaluation, type QueryRequest } from '../run-query.ts'
import { DocumentFeed } from './document-feed.ts'
import type { FromProcess, ToProcess } from './messages.ts'
import { busy } from './waiting-line.ts'

type Said = FromProcess | 'ended'

export type ResultApart = Extract<FromProcess, { type: 'result' }>

const program = fileURLToPath(new URL('query-process.ts', import.meta.url))

/** Milliseconds for what it was told before the query, and for what cannot be broken off in the query itself. */
const longestStart = 60_000
const grace = 2_000
const megabyte = 1024 * 1024
const roomForQuery = 384

/**
 * A process that runs heavy queries on a copy of the documents. A process and not a thread, because a query that takes all
 * memory ends whatever it runs in.
 */
export class QueryChild {
  readonly #feed: DocumentFeed
  readonly #process: ChildProcess
  readonly #heard: Said[] = []
  #wake: (() => void) | undefined
  #isEnding = false
  #isOver = false

  constructor(store: Store) {
    this.#feed = new DocumentFeed(store)
    const copy = Math.ceil((2 * process.memoryUsage().heapUsed) / megabyte)
    const { NODE_OPTIONS: _, ...env } = process.env
    this.#process = fork(program, [], {
      env,
      execArgv: [`--max-old-space-size=${copy + roomForQuery}`],
      serialization: 'advanced',
      // When memory ends, the runtime prints pages that nobody can use.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#process.on('message', (message) => this.#hear(message as FromProcess))
    this.#process.on('exit', () => this.#end())
    this.#process.on('error', () => this.#end())
  }

  get processId(): number | undefined {
    return this.#process.pid
  }

  /** Whether it is of no more use: gone, or about to be. */
  get isOver(): boolean {
    return this.#isEnding || this.#isOver
  }

  /**
   * Runs a query on the documents as they are when it starts, which is not before this is called. One at a time.
   * @param onStart is called at that moment.
   * @throws {LakeError} 400 as `runQuery`, or when memory ends; 503 when the process cannot be used.
   */
  async ask(request: QueryRequest, dataset: string, onStart: () => void): Promise<ResultApart> {
    this.#keepAwake(true)
    try {
      await this.#bringNearlyUpToDate()
      onStart()
      void this.#send({ type: 'documents', documents: this.#feed.take() })
      void this.#send({ type: 'query', request, dataset })
      const said = await this.#next(longestStart)
      if (said !== 'ended' && said !== 'late') return await this.#result(request.query)
      void this.kill()
      throw busy('Long queries cannot be answered right now. Try again in a moment.')
    } finally {
      this.#keepAwake(false)
    }
  }

  /** Ends the process, whatever it is doing; settles once it is gone. */
  kill(): Promise<void> {
    this.#isEnding = true
    const gone = new Promise<void>((resolve) => {
      if (this.#isOver) resolve()
      else this.#process.once('exit', () => resolve())
    })
    // Its end is waited for, so it counts again.
    this.#process.ref()
    this.#process.kill('SIGKILL')
    return gone
  }

  async #result(query: string): Promise<ResultApart> {
    const said = await this.#next(longestEvaluation + grace)
    if (said === 'late') {
      void this.kill()
      throw queryError(`The query took longer than ${longestEvaluation / 1000} seconds`, query)
    }
    if (said === 'ended') throw queryError('The query needs more memory than it may have', query)
    if (said.type === 'result') return said
    if (said.type === 'refused') throw new LakeError(said.status, said.body)
    throw new Error(said.type === 'failed' ? said.message : 'The query process lost its way')
  }

  /**
   * In portions, each after the one before has arrived, so that this thread answers others in between. The last portion is left:
   * while others write there would always be one more.
   */
  async #bringNearlyUpToDate(): Promise<void> {
    while (!this.#feed.isNearlyDone) {
      await this.#send({ type: 'documents', documents: this.#feed.take() })
      await nextTurn()
    }
  }

  #send(message: ToProcess): Promise<void> {
    return new Promise((resolve) => {
      if (this.#process.connected) this.#process.send(message, () => resolve())
      else resolve()
    })
  }

  async #next(patience: number): Promise<Said | 'late'> {
    if (this.#heard.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return this.#heard.shift() ?? (this.#isOver ? 'ended' : 'late')
  }

  #hear(message: Said): void {
    this.#heard.push(message)
    this.#wake?.()
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#feed.close()
    this.#hear('ended')
  }

  /** While nothing runs in it, the process keeps nobody from leaving. */
  #keepAwake(awake: boolean): void {
    const { channel } = this.#process
    if (awake) {
      this.#process.ref()
      channel?.ref()
    } else {
      this.#process.unref()
      channel?.unref()
    }
  }
}
