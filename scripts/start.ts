import { parseArgs } from 'node:util'
import { routes } from '#lib/routes.ts'
import { checkLake } from '#sanity/content/check-lake.ts'
import { type BackupSettings, readBackupSettings } from './backups/settings.ts'
import { startNightly } from './backups/start-nightly.ts'
import { buildSite } from './build.ts'
import { checkSettings, readablePath, startHouse } from './house.ts'
import { Refusal, runScript } from './processes.ts'

/** What a person sees of it at every start. */
function describeBackups({ folder, at }: BackupSettings): string {
  if (folder === undefined) return 'none (BACKUP_DIR is not set)'
  if (at === undefined) return 'none by itself (BACKUP_AT is off)'
  return `${readablePath(folder)}, every night at ${at}`
}

/** `npm start`: builds when needed, fills an empty data folder with the demo practice, serves site, Studio and lake. */
await runScript(async () => {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean' }, empty: { type: 'boolean' } },
  })
  const say = (line: string) => console.log(line)
  // A wrong setting is told before the minutes of a build, not after.
  const checked = await checkSettings(process.env)
  const { sanity } = checked
  const backups = readBackupSettings(process.env, checked)
  const lake = sanity.isEmbedded ? undefined : await checkLake(sanity)
  if (lake?.kind === 'wrong') throw new Refusal(lake.sentence)
  if (!values.dev) await buildSite(say)
  const house = await startHouse({
    mode: values.dev ? 'development' : 'production',
    demo: !values.empty,
    output: 'inherit',
    onProgress: say,
  })
  const { siteUrl, lakeDir } = house.settings
  const nightly = await startNightly(house.settings, process.env, say)
  console.log(`
  Site    ${siteUrl}
  Studio  ${siteUrl}${routes.studio()}
  Data    ${sanity.isEmbedded ? readablePath(lakeDir) : `project ${sanity.projectId}, dataset ${sanity.dataset}`}
  Backups ${describeBackups(backups)}

  Stop with Ctrl+C.`)

  const stopped = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => resolve('asked'))
  })
  const ended = await Promise.race([stopped, house.siteEnded])
  if (ended !== 'asked') console.error('The site ended unexpectedly. Its last words are above.')
  await nightly.stop()
  await house.stop()
  process.exitCode = ended === 'asked' ? 0 : 1
})
