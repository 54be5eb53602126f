import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal, stopProcess } from '../processes.ts'
import { type Place, type ProxyName, writeCaddy, writeNginx } from './configure.ts'

export type RunningProxy = {
  /** What it printed so far. */
  words(): string
  stop(): Promise<void>
}

/** Starts a proxy in the foreground with the configuration of the guide. @throws {Refusal} with its own words. */
export async function startProxy(name: ProxyName, place: Place): Promise<RunningProxy> {
  const { folder } = place
  mkdirSync(path.join(folder, 'logs'), { recursive: true })
  const file = path.join(folder, name)
  writeFileSync(file, name === 'nginx' ? writeNginx(place) : writeCaddy(place))
  const parameters =
    name === 'nginx'
      ? ['-p', folder, '-e', 'stderr', '-c', file, '-g', 'daemon off;']
      : ['run', '--config', file, '--adapter', 'caddyfile']
  const child = spawn(name, parameters, {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  let hasEnded = false
  child.once('exit', () => {
    hasEnded = true
  })
  child.once('error', (error) => {
    hasEnded = true
    words += error.message
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
  }
  const deadline = performance.now() + 20_000
  while (!(await listens(place.port))) {
    if (hasEnded || performance.now() > deadline) {
      if (!hasEnded) await stopProcess(child)
      throw new Refusal(`${name} did not start.\n${words}`)
    }
    await wait(100)
  }
  return { words: () => words, stop: () => stopProcess(child) }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
