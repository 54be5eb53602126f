import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Deliver } from '#lib/contact-form/deliver.ts'
import type { MailSettings } from '#lib/contact-form/mail-settings.ts'
import type { Settings } from '#lib/env.ts'
import { type Answered, whenAnswered, whenUpgraded } from '#lib/observability/answered.ts'
import { describeHealth, type Health } from '#lib/observability/health.ts'
import { routes } from '#lib/routes.ts'
import { sendPageInstead } from './answer.ts'
import { makeAnswerAtOnce } from './answer-at-once.ts'
import { transportHeaders } from './answer-headers.ts'
import type { BuildFiles } from './build-files.ts'
import { type ConnectionOptions, makeConnections } from './connections.ts'
import { makeContactForm } from './contact-form.ts'
import { formStatePath, readFormState } from './contact-form-state.ts'
import { finishPage, leaveAsRendered } from './finish.ts'
import { Freshness } from './freshness.ts'
import { makeHandOver } from './hand-over.ts'
import { KnownAddresses, knownSlugsPath } from './known-addresses.ts'
import { isLakeTarget, makeLakeProxy } from './lake-proxy.ts'
import { followLiveEvents, type LiveEvents } from './live-events.ts'
import { OldAddresses, oldAddressesPath } from './old-addresses.ts'
import type { PageCopies } from './page-copies.ts'
import { Pages } from './pages.ts'
import type { PictureCopies } from './picture-copies.ts'
import { makePictures } from './pictures.ts'
import { collectReads } from './record.ts'
import { type RequestHandler, renderIntoBuffer } from './render.ts'
import { isOwnHost } from './requests.ts'
import { makeSearches } from './searches.ts'
import { makeSharedPages } from './shared-pages.ts'
import type { SiteRoutes } from './site-routes.ts'
import type { StyleSheets } from './style-sheets.ts'
import { findWay, type Site, type Way } from './where-to.ts'
import { makeWrongTurns, wrongTurnAddresses } from './wrong-turns.ts'

export type ReadingServerOptions = Omit<Site, 'hasLake' | 'hasForm' | 'buildFiles'> & {
  buildFiles: BuildFiles
  settings: Pick<Settings, 'siteUrl' | 'sanity'> & Partial<Pick<Settings, 'isListed'>>
  /** Next, or a stand-in: renders pages, and answers what is passed through to it. */
  next: RequestHandler
  upgradeNext?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  events: LiveEvents
  sheets: StyleSheets
  copies: PageCopies
  pictureCopies?: PictureCopies
  /** How what visitors write leaves the house; without it nothing can be written. */
  contact?: { key: string; mail: Pick<MailSettings, 'from' | 'to'>; deliver: Deliver }
  /** What the build has pages for; without it every address is asked of Next. */
  siteRoutes?: SiteRoutes
  memory?: number
  /** Milliseconds that a render may take. */
  timeLimit?: number
  patience?: ConnectionOptions['patience']
  /** Told of each request once it is answered. */
  onAnswered?: (answered: Answered) => void
  onProblem?: (problem: unknown) => void
}

export type ReadingServer = {
  /** Not listening yet. */
  server: Server
  pages: Pages
  health(): Health
  /** Whether changes in the lake are heard of as they happen. */
  isLakeHeard(): boolean
  /** Renders the pages for wrong turns, so that they are there when they are needed. */
  warmUp(): Promise<void>
  /** Whether the practice has switched its contact form on, and nothing can send what is written there. */
  needsMailServer(): Promise<boolean>
  /** Takes no new requests, finishes those under way, and returns when all is closed; at most `grace` milliseconds. */
  stop(grace?: number): Promise<void>
}

const notListed = 'noindex, nofollow'

/** The server in front of Next: remembers pages for readers, passes the rest through. */
export async function createReadingServer(options: ReadingServerOptions): Promise<ReadingServer> {
  const { settings, next, mode, preview, publicFiles, buildFiles, pictureCopies } = options
  const { onAnswered: tell } = options
  const transport = transportHeaders(settings.siteUrl)
  const host = new URL(settings.siteUrl).host
  const { sanity } = settings
  const lake = sanity.isEmbedded ? makeLakeProxy(sanity.apiHost) : undefined
  const freshness = new Freshness()
  const timeLimit = options.timeLimit ?? 12_000
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
  const wrongTurns = await makeWrongTurns(pages)
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
  const known = options.siteRoutes && new KnownAddresses(pages, options.siteRoutes)
  const old = new OldAddresses(pages)
  const site = { mode, hasLake: !!lake, hasForm: !!contact, preview, publicFiles, buildFiles }
  let isWarm = mode === 'development'
  let isStopping = false
  const isLakeHeard = () => mode === 'development' || freshness.isConnected
  const health = () => describeHealth({ isWarm, isStopping, isLakeHeard: isLakeHeard() })
  const handOver = makeHandOver({
    settings,
    next,
    pages,
    wrongTurns,
    lake,
    health,
    buildFiles,
    contact,
    known,
    old,
    search: makeSearches(rendering),
    share: makeSharedPages({ ...rendering, key: preview.key }),
    sendPicture: makePictures(settings.sanity, pictureCopies && { copies: pictureCopies }),
  })
  // Under another name than its own, such as a host for previews, the site is no site of its own.
  const mayBeListed = (request: IncomingMessage) =>
    settings.isListed !== false && isOwnHost(request.headers.host, host)

  const answerAtOnce = makeAnswerAtOnce({
    pages,
    host,
    transport,
    needsLook: (path) =>
      isStopping ||
      mode === 'development' ||
      settings.isListed === false ||
      // Each form that is handed out gets a token of its own.
      (!!contact && path === routes.contact()),
    tell,
  })

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    way: Way,
  ): Promise<void> => {
    if (!mayBeListed(request)) response.setHeader('X-Robots-Tag', notListed)
    await handOver(request, response, way)
  }

  const connections = makeConnections({
    patience: options.patience,
    answerAtOnce,
    handle(request, response) {
      for (const [name, value] of transport) response.setHeader(name, value)
      const way = findWay(request, site)
      if (tell) whenAnswered(request, response, way.to, tell)
      answer(request, response, way).catch((error: unknown) => {
        options.onProblem?.(error)
        if (response.headersSent) return response.destroy()
        const headers = { 'Cache-Control': 'no-store' }
        sendPageInstead(request, response, wrongTurns.lastResort, 500, headers)
      })
    },
    upgrade(request, socket, head) {
      if (tell) whenUpgraded(request, socket, tell)
      if (lake && isLakeTarget(request.url ?? '')) lake.upgrade(request, socket, head)
      else if (options.upgradeNext) options.upgradeNext(request, socket, head)
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
    },
  })
  const following = mode === 'production' ? followLiveEvents(options.events, freshness) : undefined

  return {
    server: connections.server,
    pages,
    health,
    isLakeHeard,
    async warmUp() {
      if (mode !== 'production') return
      const paths = [...wrongTurnAddresses, oldAddressesPath, ...(known ? [knownSlugsPath] : [])]
      await Promise.all(paths.map((path) => pages.get(path)))
      isWarm = true
    },
    async needsMailServer() {
      return !contact && readFormState(await pages.get(formStatePath))?.isOn === true
    },
    async stop(grace = 3_000) {
      isStopping = true
      following?.stop()
      pages.stop()
      options.copies.close()
      const closed = connections.close(grace)
      lake?.close()
      await closed
    },
  }
}
