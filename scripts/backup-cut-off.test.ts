import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { checkArchive } from './backup-archive.ts'
import { cutOff } from './cut-off-for-tests.ts'
import { fillLake, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { root, runCommand } from './processes.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-backup-cut-off-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const temporary = path.join(folder, 'temporary')
/** Node keeps compiled code of its own there. */
const unfinishedThere = () => readdirSync(temporary).filter((name) => name !== 'node-compile-cache')
const isThere = (name: string) => existsSync(path.join(folder, name))

/** From its first act to its last: in the order of a backup's work. */
const moments: Array<[string, (said: string, file: string) => boolean]> = [
  ['before the lake is asked', () => unfinishedThere().length > 0],
  ['while documents are read', (said) => said.includes('Exporting documents')],
  ['while pictures are read', (said) => said.includes('Downloading assets')],
  ['while the archive is written', (said) => said.includes('Clearing temporary files')],
  ['while it is read back', (said) => said.includes('Reading it back')],
  ['before it has its name', (_, file) => isThere(`${file}.part`)],
]

/** Writes one document after the other until the lake is gone. @returns the ids of those that it acknowledged. */
async function writeOn(client: SanityClient, round: number, isOver: () => boolean) {
  const patient = client.withConfig({ maxRetries: 0 })
  const acknowledged: string[] = []
  while (!isOver()) {
    const _id = `written-${round}-${acknowledged.length}`
    const answer = await patient.create({ _id, _type: 'person', name: 'Ada' }).catch(() => null)
    if (answer === null) break
    acknowledged.push(_id)
  }
  return acknowledged
}

it('A power cut in the middle of a backup leaves no half one, the earlier one whole, and everything that was acknowledged', async () => {
  mkdirSync(temporary)
  const environment = {
    ...(await makeEnvironment(path.join(folder, 'data'), folder)),
    TMPDIR: temporary,
  }
  const backUp = (file: string) =>
    runCommand(process.execPath, [path.join(root, 'scripts/backup.ts'), file], {
      output: 'quiet',
      environment,
    })
  let lake = await startLake(environment)
  try {
    let client = await openClient(environment)
    await fillLake(client)
    await client.assets.upload('file', randomBytes(4_000_000), { filename: 'sheet.pdf' })
    expect(await backUp('good.tar.gz')).toMatchObject({ code: 0 })
    const good = readFileSync(path.join(folder, 'good.tar.gz'))

    const acknowledged: string[] = []
    for (const [round, [name, isMoment]] of moments.entries()) {
      const file = `cut-${round}.tar.gz`
      let isOver = false
      const writing = writeOn(client, round, () => isOver)
      const wasKilled = await cutOff({
        script: 'scripts/backup.ts',
        parameters: [file],
        environment,
        when: (said) => isMoment(said, file),
        together: lake.process,
      })
      isOver = true
      acknowledged.push(...(await writing))
      expect([name, wasKilled]).toEqual([name, true])
      if (isThere(file)) await checkArchive(path.join(folder, file))
      expect(readFileSync(path.join(folder, 'good.tar.gz')).equals(good)).toBe(true)
      lake = await startLake(environment)
      client = await openClient(environment)
    }
    expect(acknowledged.length).toBeGreaterThan(moments.length)
    const found = await client.fetch<string[]>('*[_id in $ids]._id', { ids: acknowledged })
    expect(found.sort()).toEqual(acknowledged.sort())

    expect(unfinishedThere()).not.toEqual([])
    expect(await backUp('after.tar.gz')).toMatchObject({ code: 0 })
    expect(await checkArchive(path.join(folder, 'after.tar.gz'))).toMatchObject({ isExact: true })
    // What the killed ones had begun is gone, too.
    expect(unfinishedThere()).toEqual([])
  } finally {
    await lake.stop()
  }
})
