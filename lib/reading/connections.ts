import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type ExpressLaneOptions, openExpressLane } from './express-lane.ts'
import { refuseUnreadable } from './unreadable-request.ts'

export type ConnectionOptions = {
  /** Answers plain requests that need no closer look; everything else is handled. */
  answerAtOnce: ExpressLaneOptions['answer']
  handle: (request: IncomingMessage, response: ServerResponse) => void
  /** Takes over the socket of a request for another protocol. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Milliseconds in which the head of a request, and the whole of it, must have come. */
  patience?: { head: number; whole: number } | undefined
}

export type Connections = {
  /** Not listening yet. */
  server: Server
  /**
   * Goes on for a moment with what was on its way, takes no new requests then, and returns when those under way are finished;
   * at most `grace` milliseconds later. From the call on, answers that have not begun tell readers that their connection ends.
   */
  close(grace: number): Promise<void>
}

const usualPatience = { head: 15_000, whole: 300_000 }
/** Seconds for which a reader's connection waits for the next request. */
export const keepAlive = 20
/**
 * Milliseconds for which a server that stops takes what comes. A proxy uses its connections until it is told, and what it sent just
 * before would be lost.
 */
const lingering = 250

/** The server itself: how long it waits for a request, how many may come, and how it ends. */
export function makeConnections(options: ConnectionOptions): Connections {
  const patience = options.patience ?? usualPatience
  const underWay = new Set<ServerResponse>()
  const resting = new Set<Socket>()
  const met = new WeakSet<Socket>()
  let isClosing = false
  const endWith = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  const server = createServer(
    {
      maxHeaderSize: 32 * 1024,
      headersTimeout: patience.head,
      requestTimeout: patience.whole,
      connectionsCheckingInterval: Math.min(2_000, patience.head),
      keepAliveTimeout: keepAlive * 1000,
      // Some programs offer another protocol along with an ordinary request (`h2c`): they get the page.
      shouldUpgradeCallback: (request) => /^websocket$/i.test(request.headers.upgrade ?? ''),
    },
    (request, response) => {
      const { socket } = request
      underWay.add(response)
      resting.delete(socket)
      if (!met.has(socket)) socket.once('close', () => resting.delete(socket))
      met.add(socket)
      response.on('close', () => {
        underWay.delete(response)
        if (!socket.destroyed) resting.add(socket)
      })
      if (isClosing) endWith(response)
      options.handle(request, response)
    },
  )
  // Node's own also ends those on which a slow reader still takes an answer that has been written.
  server.closeIdleConnections = () => {
    for (const socket of resting) socket.destroy()
  }
  // Readers who are served from memory hold a connection for moments; so many mean that somebody collects them.
  server.maxConnections = 5_000
  server.on('clientError', refuseUnreadable)
  const express = openExpressLane(server, {
    answer: options.answerAtOnce,
    patience: { first: patience.head, next: keepAlive * 1000 },
  })
  let letIn = 0
  server.on('connection', () => {
    letIn++
  })
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket)
    socket.on('close', () => upgraded.delete(socket))
    socket.on('error', () => socket.destroy())
    options.upgrade(request, socket, head)
  })

  return {
    server,
    async close(grace) {
      isClosing = true
      for (const response of underWay) endWith(response)
      for (const socket of upgraded) socket.destroy()
      const insist = setTimeout(() => {
        server.closeAllConnections()
        express.closeAll()
      }, grace)
      express.drain(lingering)
      const end = performance.now() + Math.min(lingering, grace)
      while (performance.now() < end && (await count(server)) > 0) await wait(10)
      // Who stood at the door is let in, one in a turn; and a connection is silent only after a turn in which all was read.
      for (let before = -1; before < letIn && performance.now() < end + grace; ) {
        before = letIn
        await nextTurn()
      }
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // An answer that was under way leaves its connection open for the reader's next request.
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      await closed
      clearInterval(sweep)
      clearTimeout(insist)
    },
  }
}

const count = (server: Server) => promisify(server.getConnections.bind(server))()
