import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { isCardPath, readCardAddress } from '#lib/card-address.ts'
import type { Deliver } from '#lib/contact-form/deliver.ts'
import type { MailSettings } from '#lib/contact-form/mail-settings.ts'
import type { Settings } from '#lib/env.ts'
import { isWayOfPreview } from '#lib/preview/entry.ts'
import { sharedFolder } from '#lib/preview/share-token.ts'
import { routes } from '#lib/routes.ts'
import { sendPage, sendPageInstead, sendText } from './answer.ts'
import { type FormAnswer, makeContactForm } from './contact-form.ts'
import { formStatePath, readFormState } from './contact-form-state.ts'
import { isPreview, type PreviewGuard } from './draft.ts'
import { type FinishedPage, finishPage, leaveAsRendered } from './finish.ts'
import { Freshness } from './freshness.ts'
import { KnownAddresses, knownSlugsPath } from './known-addresses.ts'
import { isLakeTarget, makeLakeProxy } from './lake-proxy.ts'
import { makeLastResort } from './last-resort.ts'
import { followLiveEvents, type LiveEvents } from './live-events.ts'
import type { PageCopies } from './page-copies.ts'
import { Pages } from './pages.ts'
import { dropInternalHeaders, keepPrivate, markScripts } from './pass-through.ts'
import { readTarget } from './paths.ts'
import type { PictureCopies } from './picture-copies.ts'
import { makePictures } from './pictures.ts'
import { previewPolicy, safeHeaders, studioPolicy } from './policy.ts'
import { collectReads } from './record.ts'
import { type RequestHandler, renderIntoBuffer } from './render.ts'
import { isBelow, isNextsOwn, isOwnHost, isReading, refuseMethod, withQuery } from './requests.ts'
import { makeSearches, readSearch, type SearchOutcome } from './searches.ts'
import { makeSharedPages, sendSharedPage } from './shared-pages.ts'
import type { SiteRoutes } from './site-routes.ts'
import type { StyleSheets } from './style-sheets.ts'
import { refuseUnreadable } from './unreadable-request.ts'

export type ReadingServerOptions = {
  settings: Pick<Settings, 'siteUrl' | 'sanity'> & Partial<Pick<Settings, 'isListed'>>
  /** Next, or a stand-in: renders pages, and answers what is passed through to it. */
  next: RequestHandler
  upgradeNext?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  events: LiveEvents
  sheets: StyleSheets
  copies: PageCopies
  pictureCopies?: PictureCopies
  preview: PreviewGuard
  /** Addresses of the files in `public/`, as Next serves them. */
  publicFiles: ReadonlySet<string>
  /** Addresses of the build's own files, below `/_next/static`. */
  buildFiles: ReadonlySet<string>
  /** How what visitors write leaves the house; without it nothing can be written. */
  contact?: { key: string; mail: Pick<MailSettings, 'from' | 'to'>; deliver: Deliver }
  /** What the build has pages for; without it every address is asked of Next. */
  siteRoutes?: SiteRoutes
  /** In development every page goes straight to Next, scripts and all. */
  mode: 'production' | 'development'
  memory?: number
  /** Milliseconds that a render may take. */
  timeLimit?: number
  /** Milliseconds in which the head of a request, and the whole of it, must have come. */
  patience?: { head: number; whole: number }
  onProblem?: (problem: unknown) => void
}

export type ReadingServer = {
  /** Not listening yet. */
  server: Server
  pages: Pages
  /** Renders the pages for wrong turns, so that they are there when they are needed. */
  warmUp(): Promise<void>
  /** Whether the practice has switched its contact form on, and nothing can send what is written there. */
  needsMailServer(): Promise<boolean>
  /** Takes no new requests, finishes those under way, and returns when all is closed; at most `grace` milliseconds. */
  stop(grace?: number): Promise<void>
}

const notListed = 'noindex, nofollow'

/** The addresses of the pages for wrong turns. Nobody reaches them under these; they are sent in place of others. */
const wrongTurns = {
  missing: '/wrong-turn/404',
  tooMany: '/wrong-turn/429',
  unsent: '/wrong-turn/unsent',
  failed: '/wrong-turn/500',
}

/** The server in front of Next: remembers pages for readers, passes the rest through. */
export async function createReadingServer(options: ReadingServerOptions): Promise<ReadingServer> {
  const { settings, next, mode, publicFiles } = options
  const host = new URL(settings.siteUrl).host
  const lake = settings.sanity.apiHost ? makeLakeProxy(settings.sanity.apiHost) : undefined
  const { pictureCopies } = options
  const sendPicture = makePictures(settings.sanity, pictureCopies && { copies: pictureCopies })
  const studioHeaders = studioPolicy(settings)
  const freshness = new Freshness()
  const lastResort = await makeLastResort()
  const timeLimit = options.timeLimit ?? 12_000
  const patience = options.patience ?? { head: 15_000, whole: 300_000 }
  const render = (path: string) => renderIntoBuffer(next, { path, host, timeLimit })
  const rendering = {
    render: (path: string) => collectReads(() => render(path)),
    sheets: options.sheets,
    ...(options.onProblem ? { onProblem: options.onProblem } : {}),
  }
  const pages = new Pages({
    ...rendering,
    freshness,
    copies: options.copies,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
  })
  const search = makeSearches(rendering)
  const contact =
    options.contact &&
    makeContactForm({
      ...options.contact,
      siteUrl: settings.siteUrl,
      pages,
      render,
      finish: (page) =>
        mode === 'development' ? leaveAsRendered(page) : finishPage(page, options.sheets),
      onProblem: options.onProblem,
    })
  const share = makeSharedPages({ ...rendering, key: options.preview.key })
  const known = options.siteRoutes && new KnownAddresses(pages, options.siteRoutes)
  let isStopping = false
  // Under another name than its own, such as a host for previews, the site is no site of its own.
  const mayBeListed = (request: IncomingMessage) =>
    settings.isListed !== false && isOwnHost(request.headers.host, host)

  const findWrongTurn = async (kind: keyof typeof wrongTurns): Promise<FinishedPage> => {
    const path = wrongTurns[kind]
    const ready = pages.peek(path)
    if (ready) return ready
    const found = await pages.get(path)
    return found.kind === 'page' ? found.page : lastResort
  }

  const sendOutcome = async (
    request: IncomingMessage,
    response: ServerResponse,
    outcome: SearchOutcome,
    query = '',
  ): Promise<void> => {
    switch (outcome.kind) {
      case 'page':
        return outcome.isKept
          ? sendPage(request, response, outcome.page)
          : sendPageInstead(request, response, outcome.page, outcome.page.status, {
              'Cache-Control': 'private, no-store',
            })
      case 'missing':
        return sendPageInstead(request, response, await findWrongTurn('missing'), 404)
      case 'redirect':
        return sendText(request, response, outcome.status, 'This page has moved.', {
          Location: withQuery(outcome.location, query),
        })
      case 'tooMany':
        return sendPageInstead(request, response, await findWrongTurn('tooMany'), outcome.status, {
          'Cache-Control': 'no-store',
          'Retry-After': String(outcome.seconds),
        })
      case 'failed': {
        const status = outcome.reason === 'page' ? 500 : 503
        return sendPageInstead(request, response, await findWrongTurn('failed'), status, {
          'Cache-Control': 'no-store',
          'Retry-After': outcome.reason === 'busy' ? '5' : '30',
        })
      }
    }
  }

  const sendFormAnswer = async (
    request: IncomingMessage,
    response: ServerResponse,
    answer: FormAnswer,
  ): Promise<void> => {
    // What was not read of a refused form must not be taken for the next request.
    if (!request.complete) response.setHeader('Connection', 'close')
    if (answer.kind === 'thanks') {
      return sendText(request, response, 303, 'Thank you.', { Location: answer.location })
    }
    const page = answer.kind === 'back' ? answer.page : await findWrongTurn('unsent')
    return sendPageInstead(request, response, page, answer.status, {
      'Cache-Control': 'private, no-store',
      ...(answer.status === 405 ? { Allow: 'GET, HEAD' } : {}),
      ...(answer.seconds === undefined ? {} : { 'Retry-After': String(answer.seconds) }),
    })
  }

  const passToNext = (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of safeHeaders) response.setHeader(name, value)
    return next(request, response)
  }

  /** What most requests are: a page that is kept, under its one spelling, for somebody without a cookie. No more is looked at. */
  const sendKept = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '', headers } = request
    if (mode === 'development' || isStopping || headers.cookie !== undefined) return false
    if (!isReading(request) || isBelow(url, '/wrong-turn')) return false
    // Each form that is handed out gets a token of its own.
    if (contact && url === routes.contact()) return false
    const ready = pages.peek(url)
    if (!ready) return false
    if (!mayBeListed(request)) response.setHeader('X-Robots-Tag', notListed)
    sendPage(request, response, ready)
    return true
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isStopping) response.setHeader('Connection', 'close')
    if (!mayBeListed(request)) response.setHeader('X-Robots-Tag', notListed)
    const url = request.url ?? ''
    if (lake && isLakeTarget(url)) return lake.handle(request, response)
    const target = readTarget(url)
    if (target.kind === 'nonsense') {
      return sendText(request, response, 400, 'This is not an address of this site.')
    }
    const path = target.kind === 'path' ? target.path : ''
    if (path.startsWith('/images/') && !isCardPath(path)) {
      if (!isReading(request)) return refuseMethod(request, response)
      return sendPicture(request, response, path)
    }
    if (contact && path === routes.contact() && request.method === 'POST') {
      return sendFormAnswer(request, response, await contact.receive(request))
    }
    if (mode === 'development') return next(request, response)
    if (target.kind === 'elsewhere') {
      return sendText(request, response, 308, 'This page has moved.', { Location: target.location })
    }

    dropInternalHeaders(request)
    if (path.startsWith('/_next/')) {
      const isAsset = options.buildFiles.has(path) && !path.endsWith('.map')
      if (isAsset) return passToNext(request, response)
      return sendText(request, response, 404, 'There is nothing here.')
    }
    if (isBelow(path, routes.studio())) {
      response.setHeader('Content-Security-Policy', studioHeaders)
      return passToNext(request, response)
    }
    if (publicFiles.has(path)) {
      return isReading(request) ? passToNext(request, response) : refuseMethod(request, response)
    }
    // Nobody has cards drawn but whoever asks for one that a page has named.
    const isStrange = isCardPath(path) && readCardAddress(path) === undefined
    if (isStrange || isBelow(path, '/wrong-turn') || isNextsOwn(path)) {
      return sendOutcome(request, response, { kind: 'missing' })
    }
    if (isWayOfPreview(path)) {
      keepPrivate(response)
      response.setHeader('Content-Security-Policy', `default-src 'none'; frame-ancestors 'self'`)
      return passToNext(request, response)
    }
    if (isBelow(path, sharedFolder)) {
      if (!isReading(request)) return refuseMethod(request, response)
      const outcome = await share(request, path)
      return outcome.kind === 'page'
        ? sendSharedPage(request, response, outcome.page)
        : sendOutcome(request, response, outcome)
    }
    if (isPreview(request.headers.cookie, options.preview)) {
      keepPrivate(response)
      markScripts(request, response, (nonce) => previewPolicy(settings, nonce))
      return passToNext(request, response)
    }
    if (!isReading(request)) return refuseMethod(request, response)
    const query = target.kind === 'path' ? target.query : ''
    const typed = path === routes.search() ? readSearch(query) : ''
    if (typed !== '') return sendOutcome(request, response, await search(request, typed))
    if (contact && path === routes.contact()) {
      return sendOutcome(request, response, await contact.handOut(await pages.get(path)), query)
    }
    const ready = pages.peek(path)
    if (ready) return sendPage(request, response, ready)
    if (await known?.leadsNowhere(path)) {
      pages.forget(path)
      return sendOutcome(request, response, { kind: 'missing' })
    }
    return sendOutcome(request, response, await pages.get(path), query)
  }

  const server = createServer(
    {
      maxHeaderSize: 32 * 1024,
      headersTimeout: patience.head,
      requestTimeout: patience.whole,
      connectionsCheckingInterval: Math.min(2_000, patience.head),
      keepAliveTimeout: 20_000,
      // Some programs offer another protocol along with an ordinary request (`h2c`): they get the page.
      shouldUpgradeCallback: (request) => /^websocket$/i.test(request.headers.upgrade ?? ''),
    },
    (request, response) => {
      if (sendKept(request, response)) return
      handle(request, response).catch((error: unknown) => {
        options.onProblem?.(error)
        if (response.headersSent) response.destroy()
        else sendPageInstead(request, response, lastResort, 500, { 'Cache-Control': 'no-store' })
      })
    },
  )
  // Readers who are served from memory hold a connection for moments; so many mean that somebody collects them.
  server.maxConnections = 5_000
  server.on('clientError', refuseUnreadable)
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket)
    socket.on('close', () => upgraded.delete(socket))
    socket.on('error', () => socket.destroy())
    if (lake && isLakeTarget(request.url ?? '')) lake.upgrade(request, socket, head)
    else if (options.upgradeNext) options.upgradeNext(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
  const following = mode === 'production' ? followLiveEvents(options.events, freshness) : undefined

  return {
    server,
    pages,
    async warmUp() {
      if (mode !== 'production') return
      const paths = [...Object.values(wrongTurns), ...(known ? [knownSlugsPath] : [])]
      await Promise.all(paths.map((path) => pages.get(path)))
    },
    async needsMailServer() {
      return !contact && readFormState(await pages.get(formStatePath))?.isOn === true
    },
    async stop(grace = 3_000) {
      isStopping = true
      following?.stop()
      pages.stop()
      options.copies.close()
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      lake?.close()
      for (const socket of upgraded) socket.destroy()
      const insist = setTimeout(() => server.closeAllConnections(), grace)
      // An answer that was under way leaves its connection open for the reader's next request.
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      await closed
      clearInterval(sweep)
      clearTimeout(insist)
    },
  }
}
