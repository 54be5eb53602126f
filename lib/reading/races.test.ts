import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { passLifetime, writePass } from '#lib/preview/staff-pass.ts'
import { openBuildFiles } from './build-files.ts'
import { isPreview } from './draft.ts'
import { noCopies } from './page-copies.ts'
import { createReadingServer, type ReadingServer } from './reading-server.ts'
import { noteRead } from './record.ts'

const guard = { draftSecret: '3fcc8de240da090b133f59165031b20b', key: 'the key of this practice' }
const pass = writePass(guard.key, { until: Date.now() + passLifetime })
const staff = `__prerender_bypass=${guard.draftSecret}; nightlight-preview=${pass}`
const races = 500

let reading: ReadingServer
let origin: string
beforeAll(async () => {
  reading = await createReadingServer({
    settings: {
      siteUrl: 'http://practice.example',
      sanity: {
        projectId: 'a',
        dataset: 'b',
        readToken: undefined,
        isEmbedded: true,
        apiHost: 'http://127.0.0.1:9',
      },
    },
    // As Next would: what it shows depends on the cookies that reach it, and comes in pieces, sooner or later.
    next: async (asked, response) => {
      const isStaff = isPreview(asked.headers.cookie, guard)
      if (isStaff) noteRead({ isPrivate: true })
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      await pause(Math.random() * 4)
      response.write('<!DOCTYPE html><html lang="en"><head><title>One</title></head><body>')
      await pause(Math.random() * 4)
      response.end(`<p>${isStaff ? 'the secret draft' : 'what is published'}</p></body></html>`)
    },
    events: () => ({
      subscribe(observer) {
        observer.next({ type: 'welcome' })
        return { unsubscribe() {} }
      },
    }),
    sheets: { read: () => undefined },
    copies: noCopies,
    preview: guard,
    publicFiles: new Set(),
    buildFiles: openBuildFiles('', new Set()),
    mode: 'production',
  })
  reading.server.listen(0, '127.0.0.1')
  await once(reading.server, 'listening')
  origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
})
afterAll(() => reading.stop(0))

async function ask(path: string, cookie?: string) {
  const asking = request(origin + path, { headers: cookie ? { cookie } : {} })
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  let body = ''
  for await (const part of answer) body += part
  return { body, caching: answer.headers['cache-control'] }
}

it(`shows no visitor a draft in ${races} races with staff for a page that isn’t kept yet`, async () => {
  const seen = { leaks: 0, drafts: 0, shared: 0 }
  for (let batch = 0; batch < races; batch += 25) {
    const racing = Array.from({ length: 25 }, async (_, place) => {
      const path = `/blog/post-${batch + place}`
      const askers = [ask(path), ask(path, staff), ask(path)]
      if (place % 2 === 0) askers.reverse()
      const [first, middle, last] = await Promise.all(askers)
      const later = await ask(path)
      for (const visitor of [first, last, later]) {
        if (visitor?.body.includes('secret draft')) seen.leaks++
      }
      if (middle?.body.includes('secret draft')) seen.drafts++
      if (middle?.caching !== 'private, no-store') seen.shared++
    })
    await Promise.all(racing)
  }
  expect(seen).toEqual({ leaks: 0, drafts: races, shared: 0 })
}, 60_000)
