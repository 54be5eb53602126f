import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '../processes.ts'
import type { OtherBrowser } from './browser.ts'

const program = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
/** Under this name the protocol hands an element around (WebDriver, section 12.1). */
const elementName = 'element-6066-11e4-a52e-4f735466cecf'

type Capabilities = { browserName: string; browserVersion: string }

/** Starts WebKit’s own small browser on a screen that nobody sees, and drives it by WebDriver. */
export async function startWebKit(): Promise<OtherBrowser> {
  const port = await findFreePort()
  const driver = spawn(
    'xvfb-run',
    ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`],
    // All that it starts ends with it.
    { stdio: 'ignore', detached: true },
  )
  const ended = once(driver, 'exit')
  const stop = () => driver.pid !== undefined && process.kill(-driver.pid)
  const send = async <Value>(method: string, path: string, body?: object): Promise<Value> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    })
    const { value } = (await answer.json()) as { value: Value & { message?: string } }
    if (!answer.ok) throw new Error(`${path}: ${value.message}`)
    return value
  }

  for (let tries = 0; driver.exitCode === null && tries < 300; tries++) {
    const isReady = await send<{ ready: boolean }>('GET', '/status').catch(() => undefined)
    if (isReady) break
    await pause(100)
  }
  const wanted = { 'webkitgtk:browserOptions': { binary: program, args: ['--automation'] } }
  const { sessionId, capabilities } = await send<{
    sessionId: string
    capabilities: Capabilities
  }>('POST', '/session', { capabilities: { alwaysMatch: wanted } }).catch((error) => {
    stop()
    throw error
  })
  const at = (path: string) => `/session/${sessionId}${path}`
  const ask = <Value>(expression: string): Promise<Value> =>
    send('POST', at('/execute/sync'), { script: `return (${expression}) ?? null`, args: [] })

  return {
    name: `WebKit ${capabilities.browserVersion} (${capabilities.browserName})`,
    async resize(width, height) {
      await send('POST', at('/window/rect'), { width, height })
      const inner = await ask<{ width: number; height: number }>(
        '({ width: innerWidth, height: innerHeight })',
      )
      await send('POST', at('/window/rect'), {
        width: 2 * width - inner.width,
        height: 2 * height - inner.height,
      })
    },
    open: (url) => send('POST', at('/url'), { url }),
    ask,
    async press(selector) {
      const found = await send<Record<string, string>>('POST', at('/element'), {
        using: 'css selector',
        value: selector,
      })
      await send('POST', at(`/element/${found[elementName]}/click`), {})
    },
    setCookie: (name, value) =>
      send('POST', at('/cookie'), { cookie: { name, value, httpOnly: true } }),
    takePicture: async () => Buffer.from(await send<string>('GET', at('/screenshot')), 'base64'),
    async close() {
      await send('DELETE', at('')).catch(() => undefined)
      stop()
      await ended
    },
  }
}
