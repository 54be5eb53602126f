import { parseArgs } from 'node:util'
import { routes } from '#lib/routes.ts'
import { checkLake } from '#sanity/content/check-lake.ts'
import { buildSite } from './build.ts'
import { checkSettings, readablePath, startHouse } from './house.ts'
import { Refusal, runScript } from './processes.ts'

/** `npm start`: builds when needed, fills an empty data folder with the demo practice, serves site, Studio and lake. */
await runScript(async () => {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean' }, empty: { type: 'boolean' } },
  })
  const say = (line: string) => console.log(line)
  // A wrong setting is told before the minutes of a build, not after.
  const { sanity } = await checkSettings(process.env)
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
  console.log(`
  Site    ${siteUrl}
  Studio  ${siteUrl}${routes.studio()}
  Data    ${sanity.isEmbedded ? readablePath(lakeDir) : `project ${sanity.projectId}, dataset ${sanity.dataset}`}

  Stop with Ctrl+C.`)

  const stopped = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => resolve('asked'))
  })
  const ended = await Promise.race([stopped, house.siteEnded])
  if (ended !== 'asked') console.error('The site ended unexpectedly. Its last words are above.')
  await house.stop()
  process.exitCode = ended === 'asked' ? 0 : 1
})
