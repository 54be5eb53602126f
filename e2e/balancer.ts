import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as openRequest,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

export type Balancer = {
  origin: string
  setPorts(ports: readonly number[]): void
  close(): Promise<void>
}

/**
 * What a site of several instances has in front: sends each request to the next of them, and what can be asked twice to another one
 * when no answer began.
 */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let turn = 0
  const agent = new Agent({ keepAlive: true })

  /** @param tried the instances that gave no answer to this request */
  const forward = (
    request: IncomingMessage,
    response: ServerResponse,
    tried: readonly number[] = [],
  ) => {
    const untried = ports.filter((port) => !tried.includes(port))
    const port = untried[turn++ % untried.length]
    if (port === undefined) {
      response.writeHead(502).end()
      return
    }
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const onward = openRequest({
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.url,
      headers: request.headers,
      agent,
      timeout: 20_000,
    })
    let hasBegun = false
    onward.on('timeout', () => onward.destroy(new Error('No answer came in time.')))
    onward.on('response', (answer) => {
      hasBegun = true
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    onward.on('error', () => {
      if (hasBegun) response.destroy()
      else if (isReading) forward(request, response, [...tried, port])
      else response.writeHead(502).end()
    })
    if (isReading) onward.end()
    else request.pipe(onward)
  }

  const server = createServer((request, response) => forward(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    setPorts(now) {
      ports = now
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
