import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { readSettings } from '#lib/env.ts'
import { checkArchive } from '../backup-archive.ts'
import { cutOff } from '../cut-off-for-tests.ts'
import { fillLake, makeEnvironment, openClient, startLake } from '../lake-for-tests.ts'
import { listBackups, nameBackup } from './kept-backups.ts'
import { runBackup, whatIsDue } from './nightly.ts'
import { startNightly } from './start-nightly.ts'
import { changeStatus, readStatus } from './status.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-nightly-cut-off-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = path.join(folder, 'data')
const backups = path.join(folder, 'data-backups')
const owner = { projectId: 'nightlight', dataset: 'production' }
const work = path.join(data, 'backup-work')
const hour = 60 * 60_000

const moments: Array<[string, (said: string) => boolean]> = [
  ['when it has begun', () => existsSync(work)],
  ['while documents are read', (said) => said.includes('Exporting documents')],
  ['while the archive is written', (said) => said.includes('Clearing temporary files')],
  ['while it is read back', (said) => said.includes('Reading it back')],
  ['before it has its name', () => readdirSync(backups).some((name) => name.endsWith('.part'))],
]

it('A power cut in the middle of a night’s backup costs no earlier one, and the next start makes the next one', async () => {
  const environment = await makeEnvironment(data)
  let lake = await startLake(environment)
  try {
    const client = await openClient(environment)
    await fillLake(client)
    // Much enough that every step of a backup takes longer than a look at it.
    await client.assets.upload('file', randomBytes(4_000_000), { filename: 'sheet.pdf' })
    await runBackup('make', environment, new AbortController().signal)
    const [first] = await listBackups(backups, owner)
    const takenAt = new Date(Date.now() - 72 * hour)
    const earlier = path.join(backups, nameBackup(owner, { ...first, takenAt } as never))
    renameSync(first?.file ?? '', earlier)
    const bytes = readFileSync(earlier)

    for (const [name, isMoment] of moments) {
      const wasKilled = await cutOff({
        script: 'scripts/backup.ts',
        parameters: [],
        environment,
        when: isMoment,
        together: lake.process,
      })
      expect([name, wasKilled]).toEqual([name, true])
      expect(readFileSync(earlier).equals(bytes)).toBe(true)
      for (const { file } of await listBackups(backups, owner)) await checkArchive(file)
      lake = await startLake(environment)
    }
    // An hour later, since what has killed it might kill the next one, too.
    const now = Date.now()
    const status = await readStatus(data)
    const [newest] = await listBackups(backups, owner)
    expect(newest?.file).toBe(earlier)
    expect(whatIsDue(status, newest?.takenAt, new Date(now))).toBeUndefined()
    await changeStatus(data, { lastTry: new Date(now - hour).toISOString() })

    const troubles: string[] = []
    const say = (line: string) => troubles.push(line)
    const nightly = await startNightly(readSettings(environment), environment, say, 1)
    // It is good before it is over; to stop it between would leave what is unfinished to the next one.
    const isOver = async () =>
      Date.parse((await readStatus(data)).lastGood ?? '') > now - hour && !existsSync(work)
    while (!(await isOver()) && troubles.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await nightly.stop()
    expect(troubles).toEqual([])
    const kept = await listBackups(backups, owner)
    expect(kept).toHaveLength(2)
    for (const { file } of kept) expect(await checkArchive(file)).toMatchObject({ isExact: true })
    expect(readdirSync(backups)).toHaveLength(2)
    expect(existsSync(work)).toBe(false)
  } finally {
    await lake.stop()
  }
})
