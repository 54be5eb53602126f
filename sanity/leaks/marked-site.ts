import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { readSettings } from '#lib/env.ts'
import { onlyCookie } from '#lib/preview/cookies.ts'
import { type StaffPass, writePass } from '#lib/preview/staff-pass.ts'
import { openBuildFiles } from '#lib/reading/build-files.ts'
import { openPageCopies, type PageCopies } from '#lib/reading/page-copies.ts'
import { openPictureCopies } from '#lib/reading/picture-copies.ts'
import { createReadingServer } from '#lib/reading/reading-server.ts'
import type { RequestHandler } from '#lib/reading/render.ts'
import { type MarkedLake, startMarkedLake } from './marked-lake.ts'

/** The cookies of the request that is being rendered, which Next would know. */
const asking = new AsyncLocalStorage<string>()
const draftSecret = '3fcc8de240da090b133f59165031b20b'
const cookieOf = (name: string) => onlyCookie(asking.getStore(), name)
jest.unstable_mockModule('next/headers', () => ({
  draftMode: async () => ({ isEnabled: cookieOf('__prerender_bypass') === draftSecret }),
  cookies: async () => ({ get: (name: string) => ({ value: cookieOf(name) }) }),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const nothing = () => null
jest.unstable_mockModule('#app/(site)/preview/details.tsx', () => ({ Details: nothing }))

/** Stands in for Next: renders the site's own pages, for whoever the request says that it is. */
const files: Array<[RegExp, string]> = [
  [/^\/$/, 'page.tsx'],
  [/^\/(blog|services|topics)\/([^/]+)$/, '$1/[slug]/page.tsx'],
  [/^\/(blog|services|about|contact|notices|privacy)$/, '$1/page.tsx'],
  [/^\/share\/(.+)$/, 'share/[token]/page.tsx'],
]
const next: RequestHandler = (request, response) =>
  asking.run(request.headers.cookie ?? '', async () => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    const found = files.find(([pattern]) => pattern.test(pathname))
    const parts = found?.[0].exec(pathname) ?? []
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    try {
      if (!found) throw new Error('There is no such page.')
      const file = `../../app/(site)/${found[1].replace('$1', parts[1] ?? '')}`
      const page = (await import(file)) as { default: (props: object) => Promise<ReactElement> }
      const params = Promise.resolve({ slug: parts[2], token: parts[1] })
      response.end(`<!DOCTYPE html>${renderToStaticMarkup(await page.default({ params }))}`)
    } catch {
      response.writeHead(404).end()
    }
  })

/** The key of the practice, which seals passes and shared links. */
export const key = 'the key of this practice'

/** The cookies of a preview; each has a part that can be another one's. */
export function previewCookies(
  pass: StaffPass,
  { secret = draftSecret, sealedWith = key } = {},
): string {
  return `__prerender_bypass=${secret}; nightlight-preview=${writePass(sealedWith, pass)}`
}

/** A site in front of a lake in which every draft has its mark. */
export type MarkedSite = {
  lake: MarkedLake
  origin: string
  /** Pages that are kept for a restart. */
  copies: PageCopies
  ask(target: string, headers?: Record<string, string>): Promise<Response>
  /** Everything that stands at some addresses, one after the other. */
  readAll(targets: readonly string[], cookie?: string): Promise<string>
  stop(): Promise<void>
}

/** Starts lake and site. Import it before anything that it stands in for. */
export async function startMarkedSite(): Promise<MarkedSite> {
  const lake = await startMarkedLake()
  Object.assign(process.env, { PREVIEW_KEY: key, PICTURE_KEY: 'the key of pictures' })
  const copies = await openPageCopies(path.join(lake.folder, 'pages'), 'this-build')
  const reading = await createReadingServer({
    settings: readSettings(),
    next,
    events: () => ({
      subscribe(observer) {
        observer.next({ type: 'welcome' })
        return { unsubscribe() {} }
      },
    }),
    sheets: { read: () => undefined },
    copies,
    pictureCopies: openPictureCopies(path.join(lake.folder, 'pictures'), 'this-lake'),
    preview: { draftSecret, key },
    publicFiles: new Set(),
    buildFiles: openBuildFiles('', new Set()),
    mode: 'production',
  })
  reading.server.listen(0, '127.0.0.1')
  await once(reading.server, 'listening')
  const origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
  const ask: MarkedSite['ask'] = (target, headers = {}) =>
    fetch(origin + target, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
  return {
    lake,
    origin,
    copies,
    ask,
    async readAll(targets, cookie) {
      let all = ''
      for (const target of targets)
        all += await (await ask(target, cookie ? { cookie } : {})).text()
      return all
    },
    async stop() {
      await reading.stop(0)
      await lake.stop()
    },
  }
}
