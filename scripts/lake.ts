import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { loopbackName } from '#lib/content-place.ts'
import { readSettings } from '#lib/env.ts'
import { readBackupSettings } from './backups/settings.ts'
import { startNightly } from './backups/start-nightly.ts'
import { tellUnfinishedRestore } from './backups/unfinished-restore.ts'
import { isLakeAt, requireUsedFolder } from './own-lake.ts'
import { root, runScript } from './processes.ts'

/** Settings by which a site finds a lake. This is the lake itself, whatever the site beside it is told. */
const notOfSite = {
  NEXT_PUBLIC_SANITY_PROJECT_ID: undefined,
  NEXT_PUBLIC_SANITY_DATASET: undefined,
  SANITY_API_HOST: undefined,
  SANITY_API_READ_TOKEN: undefined,
}

/** `npm run lake`: serves the lake alone and makes its backups; with words behind it, the lake's own commands. */
await runScript(async () => {
  const parameters = process.argv.slice(2)
  const serves = parameters.length === 0
  // Port 0 stands for any free one, which is known only once the lake listens.
  const environment = { ...process.env, ...notOfSite, LAKE_PORT: process.env.LAKE_PORT }
  if (serves && Number(environment.LAKE_PORT) === 0) environment.LAKE_PORT = undefined
  const settings = readSettings(environment)
  if (serves) readBackupSettings(environment, settings)
  // Who forgot the settings would let people in where nobody signs in.
  else if (await isLakeAt(`http://${loopbackName(settings.lakeHost)}:${settings.lakePort}`))
    requireUsedFolder(settings)

  const lake = spawn(process.execPath, [path.join(root, 'sanity/lake/main.ts'), ...parameters], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => lake.kill(signal))
  const ended = once(lake, 'exit')
  const ready = new Promise<{ port: number } | undefined>((resolve) => {
    lake.once('message', (message) => resolve(message as { port: number }))
    lake.once('exit', () => resolve(undefined))
  })
  const listening = await ready
  if (listening) {
    const own = { ...environment, LAKE_PORT: String(listening.port) }
    const read = readSettings(own)
    const unfinished = await tellUnfinishedRestore(read.lakeDir)
    if (unfinished !== undefined) console.log(unfinished)
    const nightly = await startNightly(read, own, (line) => console.log(line))
    lake.once('exit', () => void nightly.stop())
  }
  const [code] = (await ended) as [number | null]
  process.exitCode = code ?? 1
})
