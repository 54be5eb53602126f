import type { IncomingMessage } from 'node:http'
import { Agent, type RequestOptions, request } from 'node:https'
import { siteName } from './configure.ts'

export type Answer = { status: number; headers: [name: string, value: string][]; text: string }

export type Asker = {
  ask(path: string, options?: AskOptions): Promise<Answer>
  /** @returns the answer once its head is there; whoever asked reads and ends it. */
  open(path: string, options?: AskOptions): Promise<IncomingMessage>
  /** How many connections were made. */
  connections(): number
  close(): void
}

type AskOptions = { method?: string; headers?: Record<string, string>; body?: Buffer | string }

/** Asks a proxy on this machine as the world would: by the site's name, over TLS, on connections that are kept. */
export function makeAsker(port: number, certificate: Buffer): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  let count = 0
  const open: Asker['open'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const options: RequestOptions = {
        agent,
        host: '127.0.0.1',
        port,
        servername: siteName,
        ca: certificate,
        method,
        path,
        headers: { host: siteName, ...headers },
        timeout: 60_000,
      }
      const asked = request(options, resolve)
      asked.once('socket', (socket) => {
        if (socket.connecting) count++
      })
      asked.once('timeout', () => asked.destroy(new Error(`${path} took longer than a minute.`)))
      asked.once('error', reject)
      asked.end(body)
    })
  return {
    open,
    async ask(path, options) {
      const answer = await open(path, options)
      let text = ''
      for await (const chunk of answer.setEncoding('utf8')) text += chunk
      const headers: [string, string][] = []
      for (let at = 0; at < answer.rawHeaders.length; at += 2)
        headers.push([(answer.rawHeaders[at] ?? '').toLowerCase(), answer.rawHeaders[at + 1] ?? ''])
      return { status: answer.statusCode ?? 0, headers, text }
    },
    connections: () => count,
    close: () => agent.destroy(),
  }
}
