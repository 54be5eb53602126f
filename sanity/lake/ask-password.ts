import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import { UserError } from './auth/users.ts'

export type Terminal = {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream
}

const largestInput = 4_096

/**
 * Gets a new password: asked twice on a terminal, where it is not shown; otherwise the first line of standard input.
 * @throws {UserError} when there is none, when the two differ, or when the person gives up.
 */
export async function askPassword(
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<string> {
  if (!input.isTTY) return readFirstLine(input)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: input as ReadStream,
    output: silence as unknown as WriteStream,
    terminal: true,
    historySize: 0,
  })
  const givenUp = new Promise<never>((_, reject) => {
    lines.once('SIGINT', () => reject(new UserError('Nothing was changed.')))
    lines.once('close', () => reject(new UserError('Nothing was changed.')))
  })
  givenUp.catch(() => {})
  const ask = async (question: string) => {
    const answering = lines.question('')
    output.write(question)
    const answer = await Promise.race([answering, givenUp])
    output.write('\n')
    return answer
  }
  try {
    const first = await ask('Password (it is not shown): ')
    const second = await ask('Once more: ')
    if (first !== second) throw new UserError('The two were not the same. Nothing was changed.')
    return first
  } finally {
    lines.close()
  }
}

async function readFirstLine(input: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of input) {
    const bytes = Buffer.from(part)
    parts.push(bytes)
    size += bytes.length
    if (bytes.includes('\n') || size > largestInput) break
  }
  const [line = ''] = Buffer.concat(parts).toString('utf8').split(/\r?\n/, 1)
  if (line === '') {
    throw new UserError(
      'There is no password on standard input. Run this in a terminal, or send the password as the first line.',
    )
  }
  return line
}
