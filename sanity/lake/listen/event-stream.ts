import { Readable } from 'node:stream'

/** Bytes that may wait for a slow reader before its stream is cut; it reconnects and resumes. */
const mostWaiting = 8 * 1024 * 1024
const keepAliveEvery = 15_000

export type ServerEvent = { event?: string; id?: string; data: object }

/**
 * A stream of server-sent events. It ends when the signal aborts, when it is finished or when it is destroyed; `onEnd`
 * is then called once.
 */
export class EventStream extends Readable {
  readonly #signal: AbortSignal
  readonly #keepAlive: NodeJS.Timeout
  readonly #abort = () => this.#stop()
  #stopFeeding: (() => void) | undefined
  #isOver = false

  constructor(signal: AbortSignal) {
    super()
    this.#signal = signal
    this.#keepAlive = setInterval(() => this.#write(':\n\n'), keepAliveEvery)
    this.#keepAlive.unref()
    signal.addEventListener('abort', this.#abort, { once: true })
    if (signal.aborted) this.#stop()
  }

  /** Set by whoever feeds the stream, to stop feeding; called at once when the stream is over already. */
  set onEnd(stopFeeding: () => void) {
    if (this.#isOver) stopFeeding()
    else this.#stopFeeding = stopFeeding
  }

  send({ event, id, data }: ServerEvent): void {
    const lines = [
      ...(event === undefined ? [] : [`event: ${event}`]),
      ...(id === undefined ? [] : [`id: ${id}`]),
      `data: ${JSON.stringify(data)}`,
    ]
    this.#write(`${lines.join('\n')}\n\n`)
  }

  /** Sends what is waiting, then closes. */
  finish(): void {
    if (this.#isOver) return
    this.#end()
    this.push(null)
  }

  override _read(): void {
    // Events are pushed as they happen; there is nothing to fetch.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#end()
    done(error)
  }

  /** A reader gets a proper end, which it can tell from a broken line; without a reader nothing would ever end. */
  #stop(): void {
    if (this.readableFlowing === null) this.destroy()
    else this.finish()
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearInterval(this.#keepAlive)
    this.#signal.removeEventListener('abort', this.#abort)
    this.#stopFeeding?.()
  }

  #write(text: string): void {
    if (this.#isOver) return
    this.push(text)
    if (this.readableLength > mostWaiting) this.destroy()
  }
}

/** Headers of an event stream: nothing between the lake and the reader may hold events back. */
export const eventStreamHeaders: Record<string, string> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}
