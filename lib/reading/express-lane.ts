import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { makeRequestReader, type PlainRequest } from './plain-request.ts'
import { readIntoSharedBuffer } from './shared-buffer.ts'

/** A whole answer, head and body; `undefined` when the request needs a closer look. */
export type ExpressAnswer = Buffer | undefined

export type ExpressLaneOptions = {
  /** @returns at once what is at hand, and a promise of what is being made, which must settle within a time of its own. */
  answer: (request: PlainRequest, socket: Socket) => ExpressAnswer | Promise<ExpressAnswer>
  /** Milliseconds in which a connection's first request must have come, and each next one; up to two seconds more are granted. */
  patience: { first: number; next: number }
}

export type ExpressLane = {
  /** From now on, ends each connection on which nothing was under way for so many milliseconds. */
  drain(quiet: number): void
  /** Ends all connections that never left the lane. */
  closeAll(): void
}

/** @property deadline until when something must come. A timer for each connection would have to be set with each request. */
type Connection = { socket: Socket; deadline: number }

/**
 * Answers plain requests for kept pages straight on the connection. With the first request that is anything else, the
 * connection goes over to the HTTP server for good, together with that request. See docs/decisions/013.
 * @param server not listening yet.
 */
export function openExpressLane(server: Server, options: ExpressLaneOptions): ExpressLane {
  const { answer, patience } = options
  const takeOver = server.listeners('connection')
  server.removeAllListeners('connection')
  const connections = new Set<Connection>()
  const step = Math.min(1_000, patience.first, patience.next)
  let now = performance.now()
  const granted = (milliseconds: number) => now + step + milliseconds
  const sweep = setInterval(() => {
    now = performance.now()
    for (const { socket, deadline } of connections) if (deadline < now) socket.destroy()
  }, step).unref()
  server.once('close', () => clearInterval(sweep))
  let quiet: number | undefined

  const serve = (accepted: Socket) => {
    const read = makeRequestReader()
    const take = (piece: Buffer) => {
      // Whoever asks on without taking what was sent is not given more here.
      const request = socket.writableLength === 0 ? read(piece) : undefined
      const found = request && answer(request, socket)
      if (found instanceof Promise) waitFor(found, Buffer.from(piece))
      else if (found) send(found)
      else leave(Buffer.from(piece))
      return true
    }
    let onPiece = take
    const socket = readIntoSharedBuffer(accepted, (piece) => onPiece(piece))
    const connection: Connection = { socket, deadline: granted(patience.first) }
    const listeners = {
      // The reader has no more to ask, but may still be reading.
      end: () => socket.end(),
      timeout() {
        if (quiet !== undefined) setImmediate(endIfQuiet)
        else if (!socket.isPaused()) socket.destroy()
      },
      error: () => socket.destroy(),
      close: () => connections.delete(connection),
    }
    const send = (bytes: Buffer) => {
      socket.write(bytes)
      connection.deadline = granted(patience.next)
      if (socket.writableLength > 0) waitForTaking()
    }
    // Nothing more is read meanwhile, so that answers keep the order of their requests. Who hangs up is noticed afterwards.
    const waitFor = (coming: Promise<ExpressAnswer>, chunk: Buffer) => {
      connection.deadline = Number.POSITIVE_INFINITY
      socket.pause()
      const goOn = (found: ExpressAnswer) => {
        if (socket.destroyed) return
        socket.resume()
        if (found) send(found)
        else leave(chunk)
      }
      coming.then(goOn, () => goOn(undefined))
    }
    // The socket's own timer knows whether a slow reader still takes something.
    const waitForTaking = () => {
      connection.deadline = Number.POSITIVE_INFINITY
      socket.setTimeout(quiet ?? patience.next)
    }
    // After a turn of its own: a server that was busy has not read yet what came meanwhile. Who takes long over an answer is waited for.
    const endIfQuiet = () => {
      if (socket.isPaused() || !connections.has(connection)) return
      if (socket.writableLength === 0) socket.destroy()
    }
    const leave = (chunk: Buffer) => {
      connections.delete(connection)
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener)
      socket.setTimeout(0)
      // What the server's parser does not read itself, as after a change of protocols, comes through the stream.
      onPiece = (piece) => socket.push(Buffer.from(piece))
      for (const listener of takeOver) listener.call(server, socket)
      // Only now: the server reads from a connection as soon as it has it, and this stands before all else.
      socket.unshift(chunk)
    }
    connections.add(connection)
    if (quiet !== undefined) socket.setTimeout(quiet)
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener)
  }
  server.on('connection', serve)

  return {
    drain(milliseconds) {
      quiet = milliseconds
      for (const { socket } of connections) socket.setTimeout(quiet)
    },
    closeAll() {
      for (const { socket } of connections) socket.destroy()
    },
  }
}
