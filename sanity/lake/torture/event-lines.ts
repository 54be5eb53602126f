import { get } from 'node:http'
import { WebSocket } from 'ws'
import type { HeardEvent } from './event-replica.ts'

/** A stream that is open; `cut` ends it without a word. */
export type Line = { cut(): void }

export type LineOptions = {
  url: string
  path: string
  headers: Record<string, string>
  onEvent(event: HeardEvent): void
  /** The stream ended, by whomever; nothing is heard after it. */
  onEnd(): void
}

/** Opens an event stream over HTTP. */
export function openOverHttp({ url, path, headers, onEvent, onEnd }: LineOptions): Line {
  const read = createEventReader(onEvent)
  const request = get(`${url}${path}`, { headers, agent: false }, (answer) => {
    answer.setEncoding('utf8').on('data', read).on('error', ignore)
  })
  request.on('error', ignore).once('close', onEnd)
  return { cut: () => request.destroy() }
}

/** Opens an event stream over the socket that carries many, together with a second one that nobody heeds. */
export function openOverSocket({ url, path, headers, onEvent, onEnd }: LineOptions): Line {
  const read = createEventReader(onEvent)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/streams`)
  socket.once('open', () => {
    for (const open of ['heeded', 'beside']) socket.send(JSON.stringify({ open, path, headers }))
  })
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as { id?: string; chunk?: string; end?: boolean }
    if (message.id !== 'heeded') return
    if (message.chunk !== undefined) read(message.chunk)
    if (message.end) socket.close()
  })
  socket.on('error', ignore).once('close', onEnd)
  return { cut: () => socket.terminate() }
}

function createEventReader(onEvent: (event: HeardEvent) => void): (text: string) => void {
  let unread = ''
  return (text) => {
    const blocks = (unread + text).split('\n\n')
    unread = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => {
          const colon = line.indexOf(': ')
          return [line.slice(0, colon), line.slice(colon + 2)]
        }),
      )
      const data = fields.get('data')
      if (data === undefined) continue
      onEvent({
        event: fields.get('event') ?? 'message',
        id: fields.get('id'),
        data: JSON.parse(data) as Record<string, unknown>,
      })
    }
  }
}

function ignore(): void {
  // A line that was cut says so; its end is what counts.
}
