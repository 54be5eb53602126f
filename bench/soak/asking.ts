import { createHash } from 'node:crypto'
import { type Agent, get, type IncomingMessage } from 'node:http'

export type Answer = { status: number; digest: string; milliseconds: number; text: string }
/** Rows of a table: what, and what was measured. */
export type Figures = Array<[string, string]>
export type Ask = (path: string) => Promise<Answer>

/** Takes an answer whole, with the time until its last byte. */
export function askFor(url: URL, agent: Agent): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent, timeout: 20_000 }, (message: IncomingMessage) => {
      const parts: Buffer[] = []
      message.on('data', (part: Buffer) => parts.push(part))
      message.once('error', reject)
      message.once('end', () => {
        const body = Buffer.concat(parts)
        resolve({
          status: message.statusCode ?? 0,
          digest: createHash('sha256').update(body).digest('hex'),
          milliseconds: performance.now() - started,
          text: body.toString('utf8'),
        })
      })
    })
    asking.once('timeout', () => asking.destroy(new Error(`${url.pathname} was not answered.`)))
    asking.once('error', reject)
  })
}

/** Takes an answer and keeps nothing of it. @returns its status. */
export function drain(url: URL, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent, timeout: 20_000 }, (message) => {
      message.once('error', reject)
      message.once('end', () => resolve(message.statusCode ?? 0))
      message.resume()
    })
    asking.once('timeout', () => asking.destroy(new Error(`${url.pathname} was not answered.`)))
    asking.once('error', reject)
  })
}

/** Does work so many times, twenty at once. */
export async function inParallel(
  count: number,
  work: (number: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: 20 }, worker))
}
