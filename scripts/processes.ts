import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, existsSync } from 'node:fs'
import { access, mkdir, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

export const root = path.resolve(import.meta.dirname, '..')

/** A sentence for the person at the terminal; shown without a stack trace. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Runs a script's work; a {@link Refusal} or a wrong setting ends it with one line and exit code 1. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isForPeople =
      error instanceof Error &&
      (error.name === 'Refusal' || error.name === 'SettingError' || isUsageError(error))
    console.error(isForPeople ? error.message : error)
    process.exitCode = 1
  }
}

/**
 * Reads what was typed after a command, as `parseArgs` does.
 * @throws {Refusal} the command's usage, when there is something that it doesn't know.
 */
export function readTyped<Config extends ParseArgsConfig>(config: Config, usage: string) {
  try {
    return parseArgs(config)
  } catch {
    throw new Refusal(usage)
  }
}

function isUsageError(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

export type Service = {
  process: ChildProcess
  /** As {@link stopProcess}. */
  stop(): Promise<void>
  /** The newest of what it printed. */
  lastWords(): string
}

/**
 * Starts a long-running Node script of the house and waits for its `{ready: true}` message.
 * @param output `inherit` shows what it prints; `quiet` keeps the last lines for the error message.
 * @throws {Refusal} with the script's own last words when it ends before it is ready.
 */
export async function startService(
  script: string,
  parameters: string[],
  environment: Record<string, string | undefined>,
  output: 'inherit' | 'quiet',
): Promise<Service> {
  const child = spawn(process.execPath, [path.join(root, script), ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A Ctrl+C in the terminal is for the one that started it, which stops its services in their turn.
    detached: true,
  })
  const lastWords: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      if (output === 'inherit') process.stdout.write(text)
      lastWords.push(text)
      if (lastWords.length > 40) lastWords.shift()
    })
  }
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL')
      reject(
        new Refusal(`${script} was not ready after two minutes.\n${lastWords.join('').trim()}`),
      )
    }, 120_000)
    child.once('message', () => {
      clearTimeout(giveUp)
      resolve()
    })
    child.once('exit', () => {
      clearTimeout(giveUp)
      reject(new Refusal(lastWords.join('').trim() || `${script} ended before it was ready.`))
    })
  })
  return { process: child, stop: () => stopProcess(child), lastWords: () => lastWords.join('') }
}

/** Asks a process to stop, insists after five seconds, and returns when it is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(insist)
}

/** Runs a command to its end, in the house's folder unless another is given. @returns its exit code and, unless it is shown, what it printed. */
export async function runCommand(
  command: string,
  parameters: string[],
  options: {
    output: 'inherit' | 'quiet'
    environment?: Record<string, string | undefined>
    folder?: string
  },
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(command, parameters, {
    cwd: options.folder ?? root,
    env: { ...process.env, ...options.environment },
    stdio: [
      'ignore',
      options.output === 'quiet' ? 'pipe' : 'inherit',
      options.output === 'quiet' ? 'pipe' : 'inherit',
    ],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? 1, stdout, stderr }
}

/** @throws {Refusal} naming the variable when something already listens on the port. */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  const code = await whyNotFree(port, host)
  if (code === undefined) return
  throw new Refusal(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Stop it, or choose another port: ${variable}=${port + (port > 65_000 ? -100 : 100)} npm start`
      : `Nothing can listen on ${host}:${port} (${code}). Check ${variable} and its HOST.`,
  )
}

/** @returns the system's code when nothing can listen there, such as `EADDRINUSE`; `undefined` when it can. */
export async function whyNotFree(port: number, host: string): Promise<string | undefined> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, resolve)
    })
    return undefined
  } catch (error) {
    return String(codeOf(error))
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

/** Makes the folder unless it is there. @throws {Refusal} naming the variable when nothing can be kept there. */
export async function requireFolder(folder: string, variable: string): Promise<void> {
  try {
    await makeFolder(folder)
    await readdir(folder)
    await access(folder, constants.W_OK)
  } catch (error) {
    const code = codeOf(error)
    throw new Refusal(
      `The folder ${folder} can't be used (${code}). Choose one that this account may write to: ${variable}=.nightlight npm start`,
    )
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own `recursive` never returns below a place such as /proc. Drafts and
 * passwords will lie in it, so no other account may look in.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(path.dirname(folder))
  await mkdir(folder, { mode: 0o700 })
}

/** The environment of a practice of its own: ports that are free, the data in `folder`, and no public address. */
export async function makeOwnEnvironment(folder: string) {
  return {
    PORT: String(await findFreePort()),
    LAKE_PORT: String(await findFreePort()),
    LAKE_DIR: folder,
    SITE_URL: '',
  }
}

/** @returns a port on the loopback address that nothing uses now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
