import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { findFreePort } from '../processes.ts'
import type { OtherBrowser } from './browser.ts'

type Answer = { id?: number; type: string; result?: unknown; message?: string }
type Remote = { type: string; value: string }

/** Starts Firefox and drives it by WebDriver BiDi, which it speaks itself. */
export async function startFirefox(program = 'firefox-esr'): Promise<OtherBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'nightlight-firefox-'))
  const port = await findFreePort()
  const firefox = spawn(
    program,
    ['--headless', '--profile', profile, '--remote-debugging-port', String(port), 'about:blank'],
    { stdio: 'ignore' },
  )
  const socket = await connect(`ws://127.0.0.1:${port}/session`, firefox)
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  let last = 0
  const send = async <Result>(method: string, params: object): Promise<Result> => {
    const id = ++last
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
    waiting.delete(id)
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`)
    return answer.result as Result
  }

  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  })
  const { contexts } = await send<{ contexts: Array<{ context: string }> }>(
    'browsingContext.getTree',
    {},
  )
  const context = contexts[0]?.context
  const target = { context }
  const evaluate = async (expression: string) => {
    const { result } = await send<{ result: Remote }>('script.evaluate', {
      expression: `JSON.stringify(${expression}) ?? 'null'`,
      target,
      awaitPromise: true,
    })
    return JSON.parse(result.value)
  }

  return {
    name: `Firefox ${capabilities.browserVersion}`,
    resize: (width, height) =>
      send('browsingContext.setViewport', { context, viewport: { width, height } }),
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    ask: evaluate,
    async press(selector) {
      const find = `document.querySelector(${JSON.stringify(selector)})`
      await evaluate(`void (window.isBefore = true) ?? ${find}.scrollIntoView({ block: 'center' })`)
      const { x, y, width, height } = await evaluate(`${find}.getBoundingClientRect()`)
      const at = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
      const press = (type: string) => ({ type, button: 0 })
      const actions = [{ type: 'pointerMove', ...at }, press('pointerDown'), press('pointerUp')]
      await send('input.performActions', {
        context,
        actions: [{ type: 'pointer', id: 'mouse', actions }],
      })
      while (await evaluate(`window.isBefore === true || document.readyState !== 'complete'`))
        await pause(50)
    },
    async setCookie(name, value) {
      const domain = await evaluate('location.hostname')
      const cookie = { name, value: { type: 'string', value }, domain, httpOnly: true }
      await send('storage.setCookie', { cookie })
    },
    async takePicture() {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', target)
      return Buffer.from(data, 'base64')
    },
    async close() {
      const ended = once(firefox, 'exit')
      await send('browser.close', {}).catch(() => firefox.kill())
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Firefox listens a moment after it has started. */
async function connect(address: string, firefox: ChildProcess): Promise<WebSocket> {
  for (let tries = 0; tries < 300 && firefox.exitCode === null; tries++) {
    const socket = new WebSocket(address)
    const isOpen = await once(socket, 'open').then(
      () => true,
      () => false,
    )
    if (isOpen) return socket
    await pause(100)
  }
  firefox.kill()
  throw new Error('Firefox could not be started.')
}
