import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { tellUnfinishedRestore } from './backups/unfinished-restore.ts'
import { cutOff } from './cut-off-for-tests.ts'
import { startHouse } from './house.ts'
import {
  type Environment,
  exportedLines,
  fillLake,
  makeEnvironment,
  startLake,
  withLake,
} from './lake-for-tests.ts'
import { root, runCommand } from './processes.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-restore-cut-off-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const temporary = path.join(folder, 'temporary')
/** Node keeps compiled code of its own there. */
const unfinishedThere = () => readdirSync(temporary).filter((name) => name !== 'node-compile-cache')
const data = path.join(folder, 'data')
const whatToDo =
  /^A restore was cut off, .* Finish it: npm run restore -- .*whole\.tar\.gz --replace$/
const parameters = ['whole.tar.gz', '--replace']
/** Whoever has it must never get in again, whenever a restore is cut off. */
const takenBack = 'shared-link.taken-back'

let environment: Environment
let before: string[]
let after: string[]
/** A moment between what she wrote today and the restore. */
let today: string

const run = (script: string, ...words: string[]) =>
  runCommand(process.execPath, [path.join(root, script), ...words], {
    output: 'quiet',
    environment,
  })

const names = Array.from({ length: 1_500 }, (_, number) => `kept-${number}`)
async function writeNames(client: SanityClient, name: string): Promise<void> {
  const transaction = client.transaction()
  for (const _id of names) transaction.createOrReplace({ _id, _type: 'person', name })
  await transaction.commit()
}

/** A practice of today and its backup of yesterday: documents were changed since, one is new, and a shared link was taken back. */
beforeAll(async () => {
  mkdirSync(temporary)
  environment = { ...(await makeEnvironment(data, folder)), TMPDIR: temporary }
  await withLake(environment, async (client) => {
    await fillLake(client)
    await writeNames(client, 'Yesterday')
    await client.create({ _id: takenBack, _type: 'sharedLink' })
    expect(await run('scripts/backup.ts', 'whole.tar.gz')).toMatchObject({ code: 0 })
    await client.delete(takenBack)
    after = await exportedLines(client)
    await writeNames(client, 'Today')
    await client.patch('ada').set({ name: 'Ada of today' }).commit()
    await client.create({ _id: 'newer', _type: 'person', name: 'Grace' })
    today = (await client.getDocument('newer'))?._createdAt ?? ''
    before = await exportedLines(client)
    after = [...after, ...before.filter((line) => line.includes('Grace'))].sort()
  })
  cpSync(data, path.join(folder, 'today'), { recursive: true })
})

/** In the order of a restore's work, but for the last, which leaves the most to mend. */
const moments: Array<[string, (said: string) => boolean]> = [
  ['before anything is changed', () => unfinishedThere().length > 0],
  ['while documents are brought', (said) => said.includes('Importing documents')],
  ['while pictures are brought', (said) => said.includes('Importing assets')],
  ['while references are mended', (said) => said.includes('Strengthening references')],
  ['when all is done', (said) => said.includes('were restored from')],
  ['while revisions and times are brought', (said) => said.includes('Restoring revisions')],
]

const idOf = (line: string) => (JSON.parse(line) as { _id: string })._id

it('A power cut in the middle of a restore leaves all of the old or all of the new, or a sentence that says what to do', async () => {
  let mixed = 0
  for (const [name, isMoment] of moments) {
    rmSync(data, { recursive: true })
    cpSync(path.join(folder, 'today'), data, { recursive: true })
    const lake = await startLake(environment)
    const wasKilled = await cutOff({
      script: 'scripts/restore.ts',
      parameters,
      environment,
      when: isMoment,
      together: lake.process,
    })
    expect([name, wasKilled]).toEqual([name, true])
    const left = await withLake(environment, exportedLines)
    expect(left.map(idOf).sort()).toEqual(before.map(idOf).sort())
    const isWhole = [before, after].some((lines) => lines.join('\n') === left.join('\n'))
    const told = await tellUnfinishedRestore(data)
    if (!isWhole) expect(told).toMatch(whatToDo)
    if (told === undefined) expect(isWhole).toBe(true)
    if (!isWhole) mixed++
  }
  expect(mixed).toBeGreaterThan(0)
})

it('What to do is said by all that start, and nothing is made up beside it', async () => {
  const wasSaid = await cutOff({
    script: 'scripts/lake.ts',
    parameters: [],
    environment,
    when: (said) => said.split('\n').some((line) => whatToDo.test(line)),
  })
  expect(wasSaid).toBe(true)
  const { stdout } = await run('scripts/doctor/main.ts')
  expect(stdout).toMatch(/✗ A restore was cut off, .* Finish it: npm run restore -- /)

  const empty: Environment = {
    ...environment,
    ...(await makeEnvironment(path.join(folder, 'new'), folder)),
  }
  mkdirSync(path.join(folder, 'new'))
  cpSync(
    path.join(data, 'unfinished-restore.txt'),
    path.join(folder, 'new', 'unfinished-restore.txt'),
  )
  const said: string[] = []
  // It comes to its end where the site is built, and has nothing to show where it isn't.
  const house = await startHouse({
    environment: empty,
    mode: 'production',
    demo: true,
    output: 'quiet',
    onProgress: (line) => said.push(line),
  }).catch(() => undefined)
  await house?.stop()
  expect(said).toContainEqual(expect.stringMatching(whatToDo))
  expect(await withLake(empty, (client) => client.fetch<number>('count(*)'))).toBe(0)
})

it('Another restore brings the rest, and what the first has left behind is gone', async () => {
  expect(unfinishedThere()).not.toEqual([])
  expect(await run('scripts/restore.ts', ...parameters)).toMatchObject({ code: 0 })
  expect(unfinishedThere()).toEqual([])
  await withLake(environment, async (client) => {
    expect(await exportedLines(client)).toEqual(after)
    // What it replaced is not lost either.
    const { documents } = await client.request<{ documents: object[] }>({
      url: '/data/history/production/documents/ada',
      query: { time: today },
    })
    expect(documents).toMatchObject([{ name: 'Ada of today' }])
  })
  expect(await tellUnfinishedRestore(data)).toBeUndefined()
})
