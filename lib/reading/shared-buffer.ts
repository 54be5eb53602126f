import { Socket, type SocketConstructorOpts } from 'node:net'

/** What all connections read into, each for the moment of one call. */
const buffer = Buffer.allocUnsafeSlow(16 * 1024)

/**
 * Has a connection read into one buffer that is there already, in place of new memory for each piece that comes: Node's `onread`,
 * which it offers only for connections that it opens. So an accepted one's handle, with what is set on it, moves to a second socket;
 * see docs/decisions/013.
 * @param accepted has just come, and nothing was read from it. It is empty from here on, and closes with the other one.
 * @param take is given each piece, whose bytes are others after the call. It returns whether more may come; else the connection rests until `resume()`.
 * @throws when there is no handle.
 */
export function readIntoSharedBuffer(accepted: Socket, take: (piece: Buffer) => boolean): Socket {
  const { _handle: handle } = accepted as Socket & { _handle: SocketConstructorOpts['handle'] }
  if (!handle) {
    throw new Error(
      'This connection has no handle to read from: see docs/decisions/013-the-express-lane.md.',
    )
  }
  Object.assign(accepted, { _handle: null })
  let piece = buffer
  const callback = (length: number) => {
    if (piece.length !== length) piece = buffer.subarray(0, length)
    return take(piece)
  }
  const { allowHalfOpen } = accepted
  const socket = new Socket({ handle, allowHalfOpen, onread: { buffer, callback } })
  socket.once('close', () => accepted.destroy())
  return socket
}
