import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

export type Encoding = 'identity' | 'gzip' | 'br'

/**
 * Counts an answer's body as it travels: `fetch` would unpack it.
 * @returns how it was encoded in truth, and its bytes.
 */
export async function countBytes(
  address: string,
  encoding: Encoding,
): Promise<{ encoding: string; bytes: number }> {
  const asked = get(address, { headers: { 'accept-encoding': encoding }, timeout: 30_000 })
  asked.once('timeout', () => asked.destroy(new Error(`${address} was not answered.`)))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`${address} was answered ${answer.statusCode}.`)
  let bytes = 0
  for await (const chunk of answer) bytes += (chunk as Buffer).length
  return { encoding: answer.headers['content-encoding'] ?? 'identity', bytes }
}
