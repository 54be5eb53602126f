import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeDelivery } from '#lib/contact-form/deliver.ts'
import { readSettings, SettingError, type Settings } from '#lib/env.ts'
import { observe } from '#lib/observability/observe.ts'
import { readPreviewKey } from '#lib/preview/preview-key.ts'
import { openBuildFiles } from '#lib/reading/build-files.ts'
import { readContactKey } from '#lib/reading/contact-key-store.ts'
import { readDraftSecret } from '#lib/reading/draft.ts'
import { noCopies, openPageCopies, type PageCopies } from '#lib/reading/page-copies.ts'
import { addressOfFile } from '#lib/reading/paths.ts'
import { openPictureCopies } from '#lib/reading/picture-copies.ts'
import { readPictureKey } from '#lib/reading/picture-key-store.ts'
import { createReadingServer } from '#lib/reading/reading-server.ts'
import { readSiteRoutes } from '#lib/reading/site-routes.ts'
import { openStyleSheets } from '#lib/reading/style-sheets.ts'
import { checkLake, type LakeCheck } from '#sanity/content/check-lake.ts'
import { createReadingClient } from '#sanity/content/client.ts'

const root = import.meta.dirname
const buildFolder = path.join(root, '.next')
const staticFolder = path.join(buildFolder, 'static')

try {
  await start()
} catch (error) {
  console.error(error instanceof Error && error.name === 'SettingError' ? error.message : error)
  process.exit(1)
}

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' } } })
  const isDevelopment = values.dev === true || process.env.NODE_ENV === 'development'
  const mode = isDevelopment ? 'development' : 'production'
  // React and Next choose their builds by this while they are loaded, so it must stand before.
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' })
  const settings = readSettings()
  if (!isDevelopment && !existsSync(path.join(buildFolder, 'BUILD_ID'))) {
    console.error('There is no production build yet. Run "npm start", which makes one.')
    process.exit(1)
  }

  // Pages print addresses of pictures wherever Next renders them: all of it sees the environment.
  process.env.PICTURE_KEY = findKey(readPictureKey, settings, {
    what: 'Addresses of pictures change',
    name: 'PICTURE_KEY',
  })
  process.env.PREVIEW_KEY = findKey(readPreviewKey, settings, {
    what: 'Previews and shared links end',
    name: 'PREVIEW_KEY',
  })
  const contactKey = findKey(readContactKey, settings, {
    what: 'Contact forms that are open have to be sent twice',
    name: 'CONTACT_KEY',
  })
  process.env.CONTACT_KEY = contactKey

  const lake = settings.sanity.isEmbedded ? undefined : await checkLake(settings.sanity)
  if (lake?.kind === 'wrong') throw new SettingError(lake.sentence)

  const { default: next } = await import('next')
  // Next listens for sockets on a server of its own; it gets one that nobody can reach, and is handed what is meant for it.
  const behind = createServer()
  const app = next({ dev: isDevelopment, dir: root, httpServer: behind, port: settings.port })
  await app.prepare()

  const copies = isDevelopment ? noCopies : await openCopies(settings)
  if (lake) tellOfLake(lake, copies.count())
  const observation = await observe(settings, {
    pages: () => reading.pages.memory,
    isLakeHeard: () => reading.isLakeHeard(),
  }).catch((error: NodeJS.ErrnoException) => {
    console.error(
      `METRICS_PORT ${settings.metricsPort} can't be had (${error.code}). Choose another.`,
    )
    process.exit(1)
  })
  const reading = await createReadingServer({
    settings,
    next: app.getRequestHandler(),
    ...(isDevelopment
      ? { upgradeNext: (request, socket, head) => behind.emit('upgrade', request, socket, head) }
      : {}),
    events: () => createReadingClient(settings).live.events(),
    sheets: openStyleSheets(buildFolder),
    copies,
    pictureCopies: openPictureCopies(
      path.join(settings.lakeDir, 'site-pictures'),
      JSON.stringify([settings.sanity.projectId, settings.sanity.dataset]),
    ),
    preview: {
      draftSecret: isDevelopment ? '' : readDraftSecret(buildFolder),
      key: process.env.PREVIEW_KEY,
    },
    ...(settings.mail
      ? { contact: { key: contactKey, mail: settings.mail, deliver: makeDelivery(settings.mail) } }
      : {}),
    ...(isDevelopment ? {} : { siteRoutes: readSiteRoutes(buildFolder) }),
    publicFiles: await listAddresses(path.join(root, 'public')),
    buildFiles: openBuildFiles(
      staticFolder,
      await listAddresses(staticFolder, ['_next', 'static']),
    ),
    mode,
    ...(observation.onAnswered ? { onAnswered: observation.onAnswered } : {}),
    onProblem: (problem) => console.error(problem),
  })
  process.on('unhandledRejection', (reason) => console.error(reason))
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), 4_500).unref()
    await reading.stop()
    await app.close()
    await observation.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  // Started by a script that is gone now: nobody would ever stop this server.
  if (process.send) process.on('disconnect', stop)

  await new Promise<void>((resolve, reject) => {
    reading.server.once('error', reject)
    reading.server.listen(settings.port, settings.host, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    console.error(explain(error, settings))
    process.exit(1)
  })
  console.log(`Site ready at ${settings.siteUrl}`)
  process.send?.({ ready: true, port: settings.port })
  await reading.warmUp()
  if (await reading.needsMailServer()) {
    console.error(
      'The contact form is switched on, but there is no mail server to send with, so the contact page shows no form. Set SMTP_URL, for example SMTP_URL=smtps://user:password@smtp.example.com:465.',
    )
  }
}

/** A lake that is silent says nothing about the settings, and readers have the pages that were kept. */
function tellOfLake(lake: LakeCheck, kept: number): void {
  if (lake.kind === 'good') {
    if (lake.mayWrite) {
      console.error(
        'SANITY_API_READ_TOKEN may write too, and the site only reads. A viewer token does less harm if it is ever seen by others.',
      )
    }
    return
  }
  const pages = kept === 1 ? 'the one page' : `the ${kept} pages`
  const start =
    kept > 0
      ? `The site starts all the same, with ${pages} that it kept`
      : 'The site starts all the same, has kept no pages, and asks visitors to come back'
  console.error(`${lake.sentence} ${start} until the lake answers.`)
}

/** Without a key that stays, all works the same until the next start. */
function findKey(
  read: (settings: Settings) => string,
  settings: Settings,
  { what, name }: { what: string; name: string },
): string {
  try {
    return read(settings)
  } catch (error) {
    console.error(
      `${what} at the next start, since LAKE_DIR ${settings.lakeDir} can't be used (${error instanceof Error ? error.message : error}). Repair it, or set ${name}.`,
    )
    return randomBytes(32).toString('base64url')
  }
}

/** A disk that can't be written to costs the copies and nothing else. */
function openCopies(settings: Settings): Promise<PageCopies> {
  return openPageCopies(path.join(settings.lakeDir, 'pages'), nameCopies(settings)).catch(
    (error: NodeJS.ErrnoException) => {
      console.error(
        `No copies of pages are kept for a restart: LAKE_DIR ${settings.lakeDir} can't be used (${error.code}).`,
      )
      return noCopies
    },
  )
}

/** Copies are of one build and one lake: with another of either they would show the wrong thing. */
function nameCopies(settings: Settings): string {
  const build = readFileSync(path.join(buildFolder, 'BUILD_ID'), 'utf8').trim()
  const lake = JSON.stringify([
    settings.sanity.projectId,
    settings.sanity.dataset,
    settings.siteUrl,
  ])
  return `${build}-${createHash('sha256').update(lake).digest('hex').slice(0, 12)}`
}

/** The addresses of all files in a folder that is served below `place`; none when it isn't there. */
async function listAddresses(folder: string, place: string[] = []): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((file) => addressOfFile([...place, ...file.split(path.sep)])),
  )
}

function explain(error: NodeJS.ErrnoException, settings: Settings): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${settings.port} is taken by another program. Stop it, or choose another: PORT=${settings.port + 1}.`
  }
  if (error.code === 'EACCES') {
    return `Port ${settings.port} may not be used by this account. Choose one above 1023, for example PORT=3000.`
  }
  return `Nothing can listen on ${settings.host}:${settings.port} (${error.code}). Check HOST and PORT.`
}
