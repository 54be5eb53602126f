import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { routes } from '#lib/routes.ts'
import { Refusal } from '../processes.ts'
import type { Asker } from './ask.ts'

export type Tried = {
  asker: Asker
  editor: SanityClient
  /** Of somebody who edits, for calls of the lake behind the proxy. */
  token: string
}

/** @throws {Refusal} unless it holds. */
export function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Refusal(otherwise)
}

/** A page comes over TLS with each header once, HSTS among them, and without scripts. */
export async function tryPage({ asker }: Tried): Promise<string> {
  const { status, headers, text } = await asker.ask('/')
  expectThat(status === 200 && text.includes('</html>'), `The home page answers ${status}.`)
  const names = headers.map(([name]) => name)
  const doubled = names.filter((name, at) => names.indexOf(name) !== at)
  expectThat(doubled.length === 0, `Headers come twice: ${doubled.join(', ')}.`)
  const find = (wanted: string) => headers.find(([name]) => name === wanted)?.[1] ?? ''
  expectThat(/max-age=31536000/.test(find('strict-transport-security')), 'There is no HSTS.')
  expectThat(/script-src 'none'/.test(find('content-security-policy')), 'The policy is missing.')
  expectThat(!/\d/.test(find('server')), `The proxy tells its version: ${find('server')}.`)
  return `a page over TLS: ${names.length} headers, none twice, HSTS once`
}

/** Kept pages, asked for one after the other, come on one connection. */
export async function tryKeptConnections({ asker }: Tried): Promise<string> {
  const before = asker.connections()
  const rounds = 200
  const first = await asker.ask(routes.blog())
  for (let round = 0; round < rounds; round++) {
    const { status, text } = await asker.ask(routes.blog())
    expectThat(status === 200 && text === first.text, `Round ${round} answers ${status}.`)
  }
  const used = asker.connections() - before
  expectThat(used <= 1, `${used} connections were made for ${rounds} pages.`)
  return `${rounds} kept pages on one connection`
}

/** A change is heard through the proxy at once, and readers see it. */
export async function tryLiveEvents({ asker, editor, token }: Tried): Promise<string> {
  const query = encodeURIComponent('*[_type == "settings"]')
  const stream = await asker.open(`/lake/v2025-02-19/data/listen/production?query=${query}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
  })
  let heard = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    const since = performance.now()
    while (!(await holds())) {
      expectThat(performance.now() - since < 5_000, `Five seconds passed without ${what}.`)
      await wait(10)
    }
    return Math.round(performance.now() - since)
  }
  try {
    await until('a welcome', () => heard.includes('event: welcome'))
    const name = `Practice ${randomBytes(4).toString('hex')}`
    await editor.patch('settings').set({ practiceName: name }).commit()
    const event = await until('the event', () => heard.includes('event: mutation'))
    const page = await until('the change', async () => (await asker.ask('/')).text.includes(name))
    return `a change: its event after ${event} ms, on the page ${page} ms later`
  } finally {
    stream.destroy()
  }
}

/** A large picture, as a camera makes it, gets through to the lake. */
export async function tryUpload({ asker, token }: Tried): Promise<string> {
  const [width, height] = [4_600, 3_600]
  const raw = { width, height, channels: 3 as const }
  const body = await sharp(randomBytes(width * height * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const size = Math.round(body.length / 1024 ** 2)
  const { status, text } = await asker.ask('/lake/v2025-02-19/assets/images/production', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'image/png',
      'content-length': String(body.length),
    },
    body,
  })
  expectThat(status === 200, `A picture of ${size} MB answers ${status}: ${text.slice(0, 200)}`)
  return `a picture of ${size} MB`
}

/** The name without www leads on. */
export async function tryOtherName({ asker }: Tried): Promise<string> {
  const { status, headers } = await asker.ask('/blog?page=2', { headers: { host: 'example.com' } })
  const to = headers.find(([name]) => name === 'location')?.[1]
  expectThat(
    status === 301 && to === 'https://www.example.com/blog?page=2',
    `example.com answers ${status} and leads to ${to}.`,
  )
  return 'example.com leads to www.example.com'
}

/** While the site is stopped, visitors hear so at once. */
export async function tryWithoutSite({ asker }: Tried): Promise<string> {
  const since = performance.now()
  const { status } = await asker.ask(`${routes.search()}?q=${marked}`)
  expectThat(status === 502, `Without the site the proxy answers ${status}.`)
  return `502 after ${Math.round(performance.now() - since)} ms while the site is stopped`
}

/** Stands in queries and secret paths that are asked for; no log may have it. */
export const marked = 'markedword'

/** What a visitor searched for, the secret of a shared link, and a full address stand in no log of the proxy. */
export function tryLogs(folder: string, words: string): string {
  const logs = path.join(folder, 'logs')
  const files = readdirSync(logs).map((file) => readFileSync(path.join(logs, file), 'utf8'))
  const lines = [words, ...files].join('\n').split('\n')
  for (const secret of [marked, '203.0.113.77']) {
    const line = lines.find((text) => text.includes(secret))
    expectThat(line === undefined, `A log of the proxy has what it should not: ${line}`)
  }
  const caller = lines.find(
    (text) => /\b127\.0\.0\.1\b/.test(text) && /"remote_ip"|client:/.test(text),
  )
  expectThat(caller === undefined, `A log of the proxy has a full address: ${caller}`)
  const kept = files.join('').split('\n').filter(Boolean).length
  return `${kept} lines in the proxy's log, none with a query, a secret or a full address`
}
