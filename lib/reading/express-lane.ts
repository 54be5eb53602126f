import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { type PlainRequest, readPlainRequest } from './plain-request.ts'

export type ExpressLaneOptions = {
  /** @returns the whole answer, head and body; `undefined` when the request needs a closer look. */
  answer: (request: PlainRequest, socket: Socket) => Buffer | undefined
  /** Milliseconds in which a connection's first request must have come, and each next one; up to two seconds more are granted. */
  patience: { first: number; next: number }
}

export type ExpressLane = {
  /** From now on, ends each connection on which nothing was under way for so many milliseconds. */
  drain(quiet: number): void
  /** Ends all connections that never left the lane. */
  closeAll(): void
}

/**
 * Answers plain requests for kept pages straight on the connection. With the first request that is anything else, the
 * connection goes over to the HTTP server for good, together with that request. See docs/decisions/013.
 * @param server not listening yet.
 */
export function openExpressLane(server: Server, options: ExpressLaneOptions): ExpressLane {
  const { answer, patience } = options
  const takeOver = server.listeners('connection')
  server.removeAllListeners('connection')
  /** Until when something must come. A timer for each connection would have to be set with each request. */
  const deadlines = new Map<Socket, number>()
  const step = Math.min(1_000, patience.first, patience.next)
  let now = performance.now()
  const granted = (milliseconds: number) => now + step + milliseconds
  const sweep = setInterval(() => {
    now = performance.now()
    for (const [socket, deadline] of deadlines) if (deadline < now) socket.destroy()
  }, step).unref()
  server.once('close', () => clearInterval(sweep))
  let quiet: number | undefined

  const serve = (socket: Socket) => {
    const listeners = {
      data(chunk: Buffer) {
        // Whoever asks on without taking what was sent is not given more here.
        const request = socket.writableLength === 0 ? readPlainRequest(chunk) : undefined
        const bytes = request && answer(request, socket)
        if (!bytes) return leave(chunk)
        socket.write(bytes)
        deadlines.set(socket, granted(patience.next))
        if (socket.writableLength > 0) waitForTaking()
      },
      // The reader has no more to ask, but may still be reading.
      end: () => socket.end(),
      timeout: () => (quiet === undefined ? socket.destroy() : setImmediate(endIfQuiet)),
      error: () => socket.destroy(),
      close: () => deadlines.delete(socket),
    }
    // The socket's own timer knows whether a slow reader still takes something.
    const waitForTaking = () => {
      deadlines.set(socket, Number.POSITIVE_INFINITY)
      socket.setTimeout(quiet ?? patience.next)
    }
    // After a turn of its own: a server that was busy has not read yet what came meanwhile. Who takes long over an answer is waited for.
    const endIfQuiet = () => {
      if (deadlines.has(socket) && socket.writableLength === 0) socket.destroy()
    }
    const leave = (chunk: Buffer) => {
      deadlines.delete(socket)
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener)
      socket.setTimeout(0)
      for (const listener of takeOver) listener.call(server, socket)
      // Only now: the server reads from a connection as soon as it has it, and this stands before all else.
      socket.unshift(chunk)
    }
    deadlines.set(socket, granted(patience.first))
    if (quiet !== undefined) socket.setTimeout(quiet)
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener)
  }
  server.on('connection', serve)

  return {
    drain(milliseconds) {
      quiet = milliseconds
      for (const socket of deadlines.keys()) socket.setTimeout(quiet)
    },
    closeAll() {
      for (const socket of deadlines.keys()) socket.destroy()
    },
  }
}
