import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Refusal, stopProcess } from '../../scripts/processes.ts'
import { atEnd } from './endings.ts'

/**
 * Starts a server that is no script of the house, in the foreground, and waits until it answers at an address with 200. It is
 * stopped at the end.
 * @throws {Refusal} with the server's own words when it ends before, or has not answered after half a minute.
 */
export async function startProgram(
  command: string,
  parameters: string[],
  options: {
    environment?: Record<string, string | undefined>
    folder?: string
    answersAt: string
  },
): Promise<void> {
  const child = spawn(command, parameters, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  atEnd(() => stopProcess(child))
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4_000)
    })
  }
  let hasEnded = false
  once(child, 'exit').then(
    () => {
      hasEnded = true
    },
    (error: Error) => {
      hasEnded = true
      words += error.message
    },
  )
  const deadline = performance.now() + 30_000
  while (!(await answers(options.answersAt))) {
    if (hasEnded || performance.now() > deadline)
      throw new Refusal(`${command} did not begin to answer.\n${words}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}
