import type { WebSocket } from 'ws'
import type { LakeRequest } from '../types.ts'

export type SocketLimits = { known: number; strangers: number; strangersOfOneAddress: number }

/** What a room is told of a socket, and what it tells in turn. */
export type Usher = Pick<LakeRequest, 'headers' | 'peer'> & {
  /** Says whether the other end has shown a token or session that holds. */
  setKnown(isKnown: boolean): void
}

export type SocketCount = {
  /**
   * Takes in a socket, whose owner is a stranger at first.
   * @param address what strangers are counted by; `undefined` when nobody says.
   * @returns the way to say that the owner is known, or no longer is.
   */
  enter(socket: WebSocket, address: string | undefined): (isKnown: boolean) => void
}

/**
 * Keeps room for people with a token. Nobody can show one before the socket is open, so a newcomer always gets in, and the
 * stranger who has been there longest makes room: first one of the same address, past its share, then any.
 */
export function createSocketCount(limits: SocketLimits): SocketCount {
  const known = new Set<WebSocket>()
  const strangers = new Map<WebSocket, string | undefined>()

  const leave = (socket: WebSocket) => {
    known.delete(socket)
    strangers.delete(socket)
  }
  const makeRoom = (address: string | undefined) => {
    const neighbours = [...strangers.keys()].filter((socket) => strangers.get(socket) === address)
    const isCrowded = address !== undefined && neighbours.length >= limits.strangersOfOneAddress
    const queue = isCrowded ? neighbours : [...strangers.keys()]
    if (!isCrowded && queue.length < limits.strangers) return
    const [oldest] = queue
    if (!oldest) return
    leave(oldest)
    // Not closed: whoever holds sockets for the sake of it would not answer the goodbye.
    oldest.terminate()
  }

  return {
    enter(socket, address) {
      makeRoom(address)
      strangers.set(socket, address)
      socket.once('close', () => leave(socket))
      return (isKnown) => {
        if (socket.readyState !== socket.OPEN || known.has(socket) === isKnown) return
        leave(socket)
        if (isKnown && known.size >= limits.known) {
          socket.close(1013, 'Too many sockets are open')
        } else if (isKnown) known.add(socket)
        else {
          makeRoom(address)
          strangers.set(socket, address)
        }
      }
    },
  }
}
