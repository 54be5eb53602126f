import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './processes.ts'

type Cut = {
  script: string
  parameters: string[]
  environment: Record<string, string | undefined>
  /** Asked all the time; `said` is what the command has printed. */
  when: (said: string) => boolean
  /** What a power cut takes along. */
  together?: ChildProcess
}

/** A command whose moment never comes is ended, so that none outlives its test. */
const longest = 60_000

/**
 * Runs a command and kills it at a moment of its own work, so that a slow machine changes nothing.
 * @returns whether it was killed then; not when it came to its end before, or the moment never came.
 */
export async function cutOff({
  script,
  parameters,
  environment,
  when,
  together,
}: Cut): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = [child, ...(together ? [together] : [])].map((one) => once(one, 'exit'))
  let said = ''
  let hasCome = false
  const look = () => {
    if (!when(said)) return
    hasCome = true
    together?.kill('SIGKILL')
    child.kill('SIGKILL')
    clearInterval(timer)
  }
  const giveUp = setTimeout(() => child.kill('SIGKILL'), longest)
  const timer = setInterval(look, 1)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    look()
  })
  const [code] = (await gone[0]) as [number | null]
  clearInterval(timer)
  clearTimeout(giveUp)
  const wasKilled = hasCome && code === null
  if (wasKilled) await Promise.all(gone)
  return wasKilled
}
