import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { readSettings, SettingError, type Settings } from '#lib/env.ts'
import { checkLake } from '#sanity/content/check-lake.ts'
import { type BackupSettings, readBackupSettings } from '../backups/settings.ts'
import { readStatus } from '../backups/status.ts'
import { tellUnfinishedRestore } from '../backups/unfinished-restore.ts'
import { readBuild } from '../build.ts'
import { withReader } from '../lake-access.ts'
import { OtherLake } from '../own-lake.ts'
import { root, runCommand, runScript } from '../processes.ts'
import { checkBackups } from './backups.ts'
import { checkBuild } from './built.ts'
import { checkClock, readSynchronized } from './clock.ts'
import { checkDataFolder, readOwner } from './data-folder.ts'
import { checkSpace, readSpace } from './disk.ts'
import { type Finding, look, sumUp, writeFinding } from './finding.ts'
import { checkMail } from './mail.ts'
import { checkPeople } from './people.ts'
import { checkPort, listPorts } from './ports.ts'
import { checkContactForm, checkLicences, readContactForm, readLicensees } from './practice.ts'
import { isPublic } from './public-site.ts'
import { checkTogether, fromSentence } from './settings.ts'
import { checkVersions } from './versions.ts'

/** `npm run doctor`: looks at the machine and the settings, changes nothing, and names what is missing. */
await runScript(async () => {
  const findings: Finding[] = []
  const tell = (found: Finding[]) => {
    for (const finding of found) console.log(writeFinding(finding))
    findings.push(...found)
  }
  tell(checkVersions(await readVersions()))
  tell([await readClock()])
  tell([checkBuild(await readBuild())])
  const settings = tellSettings(tell)
  if (settings) {
    tell(checkTogether(settings, process.env))
    for (const port of listPorts(settings)) tell([await checkPort(port)])
    const { lakeDir } = settings
    tell(checkDataFolder(lakeDir, await readOwner(lakeDir), process.getuid?.() ?? 0))
    tell([checkSpace('data', lakeDir, await readSpace(lakeDir))])
    const unfinished = await tellUnfinishedRestore(lakeDir)
    if (unfinished !== undefined) tell([fromSentence(unfinished)])
    tell(await lookAtBackups(settings))
    tell([await checkMail(settings.mail)])
    tell(await checkContent(settings))
  }
  console.log(`\n${sumUp(findings)}`)
  if (findings.some(({ level }) => level === 'stop')) process.exitCode = 1
})

function tellSettings(tell: (found: Finding[]) => void): Settings | undefined {
  try {
    return readSettings()
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    tell([fromSentence(error.message)])
    return undefined
  }
}

async function lookAtBackups(settings: Settings): Promise<Finding[]> {
  let backups: BackupSettings
  try {
    backups = readBackupSettings(process.env, settings)
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    return [fromSentence(error.message)]
  }
  const { folder } = backups
  if (folder === undefined)
    return checkBackups(backups, await readStatus(settings.lakeDir), undefined, new Date())
  return [
    ...checkBackups(
      backups,
      await readStatus(settings.lakeDir),
      await readOwner(folder),
      new Date(),
    ),
    checkSpace('backups', folder, await readSpace(folder)),
  ]
}

/** Who may sign in, and what the practice has still to fill in. */
async function checkContent(settings: Settings): Promise<Finding[]> {
  const { sanity } = settings
  const isOpen = isPublic(settings)
  const found: Finding[] = []
  if (sanity.isEmbedded) {
    found.push(checkPeople(await listUsers(settings.lakeDir), isOpen))
  } else {
    const lake = await checkLake(sanity)
    if (lake.kind === 'wrong') return [fromSentence(lake.sentence)]
    if (lake.kind === 'good' && lake.mayWrite)
      found.push(
        look(
          'SANITY_API_READ_TOKEN may write too, and the site only reads.',
          'Make a viewer token and set that.',
        ),
      )
  }
  try {
    return await withReader(settings, process.env, async (client) => [
      ...found,
      ...checkContactForm(await readContactForm(client), settings.mail !== undefined),
      ...checkLicences(await readLicensees(client), isOpen),
    ])
  } catch (error) {
    if (error instanceof OtherLake) return [...found, fromSentence(error.message)]
    return [
      ...found,
      look(
        'Nobody could ask for the license, since the lake does not answer.',
        'Start the site, and run this again.',
      ),
    ]
  }
}

/** Only of people that are kept already: to ask for a list would make the folder. */
async function listUsers(lakeDir: string): Promise<string> {
  if (!existsSync(path.join(lakeDir, 'identity.sqlite'))) return ''
  const parameters = ['sanity/lake/main.ts', 'user', 'list']
  const { stdout } = await runCommand(process.execPath, parameters, { output: 'quiet' })
  return stdout
}

async function readVersions() {
  const { default: own } = await import('#package.json', { with: { type: 'json' } })
  return {
    node: process.versions.node,
    ownNode: own.dependencies.node,
    npm: await say('npm', ['--version']),
    git: await say('git', ['--version']),
  }
}

async function readClock(): Promise<Finding> {
  const newest = ['package.json', '.next/BUILD_ID']
    .map((file) => path.join(root, file))
    .filter((file) => existsSync(file))
    .map((file) => statSync(file).mtimeMs)
  const printed = await say('timedatectl', ['show', '--property=NTPSynchronized', '--value'])
  return checkClock(new Date(), new Date(Math.max(...newest)), readSynchronized(printed))
}

/** @returns what a program prints; `undefined` when there is none, or it fails. */
async function say(program: string, parameters: string[]): Promise<string | undefined> {
  const ran = await runCommand(program, parameters, { output: 'quiet' }).catch(() => undefined)
  return ran?.code === 0 ? ran.stdout.trim() : undefined
}
