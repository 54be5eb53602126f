import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { makeEnvironment } from './lake-for-tests.ts'
import { root, stopProcess } from './processes.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-services-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the lake as `npm start` does, and says when it ends before it was asked to stop. */
const program = `
  import { startService } from './scripts/processes.ts'
  const lake = await startService('sanity/lake/main.ts', [], process.env, 'quiet')
  let isAsked = false
  lake.process.once('exit', () => console.log(isAsked ? 'stopped in turn' : 'ended by itself'))
  process.once('SIGINT', async () => {
    // As long as a site takes to finish what is under way.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    isAsked = true
    await lake.stop()
    process.exit(0)
  })
  console.log('ready')
`

it('a Ctrl+C reaches the program alone, which stops its services in their turn', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    env: { ...process.env, ...(await makeEnvironment(path.join(folder, 'data'))) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  try {
    let said = ''
    const isReady = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('ready')) resolve()
      })
    })
    const gone = once(child, 'close')
    await Promise.race([isReady, gone])
    // What a terminal does: everybody in the group gets it.
    process.kill(-(child.pid ?? 0), 'SIGINT')
    await gone
    expect(said.trim().split('\n')).toEqual(['ready', 'stopped in turn'])
  } finally {
    await stopProcess(child)
  }
})
