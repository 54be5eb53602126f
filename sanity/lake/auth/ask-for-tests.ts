import { request } from 'node:http'
import { text } from 'node:stream/consumers'

export type Answer = { status: number | undefined; headers: Record<string, unknown>; text: string }

/** Asks a lake of a test under any `Host` and `Origin`, which fetch does not allow. */
export function askLake(
  address: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(address, { method, headers }, (answer) => {
      text(answer).then(
        (said) => resolve({ status: answer.statusCode, headers: answer.headers, text: said }),
        reject,
      )
    })
      .on('error', reject)
      .end(body)
  })
}
