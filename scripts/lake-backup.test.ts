import { execFile } from 'node:child_process'
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { writeExactEntry } from './backup-archive.ts'
import { backUp } from './lake-backup.ts'
import {
  type Environment,
  exportedLines,
  fillLake,
  makeEnvironment,
  withLake,
} from './lake-for-tests.ts'
import { runCommand } from './processes.ts'
import { restore } from './restore-backup.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const makeOwnEnvironment = (name: string) => makeEnvironment(path.join(folder, name), folder)

/** What an archive holds: lines in order of their text, and everything else by its bytes. */
async function contentsOf(archive: string): Promise<Record<string, string>> {
  const target = mkdtempSync(path.join(folder, 'unpacked-'))
  await promisify(execFile)('tar', ['-xzf', path.join(folder, archive), '-C', target])
  const contents: Record<string, string> = {}
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = readFileSync(path.join(entry.parentPath, entry.name))
    const name = path.relative(target, path.join(entry.parentPath, entry.name))
    const text = bytes.toString('latin1')
    // The library names its folder by the time, and lists pictures in the order in which they arrived.
    contents[name.replace(/^production-export-[^/]*/, '')] = name.endsWith('assets.json')
      ? JSON.stringify(Object.entries(JSON.parse(text) as object).sort())
      : name.includes('.') && /l$|ndjson$/.test(name)
        ? text.split('\n').sort().join('\n')
        : text
  }
  return contents
}

const run = async (
  command: typeof backUp,
  environment: Environment,
  ...parameters: string[]
): Promise<string> => {
  const lines: string[] = []
  await command(parameters, { ...process.env, ...environment }, (line) => lines.push(line))
  return lines.join('\n')
}

it('A backup brings everything back byte for byte, pictures and files included, whether a lake runs or not', async () => {
  const { TMPDIR } = process.env
  const environment = await makeOwnEnvironment('data')
  const before = await withLake(environment, async (client) => {
    await fillLake(client)
    const report = await run(backUp, environment, 'lake.tar.gz')
    expect(report).toContain('6 documents and 3 pictures and files are in')
    // Whatever this process does next has the folder for temporary files that it had.
    expect(process.env.TMPDIR).toBe(TMPDIR)
    await expect(run(restore, environment, 'lake.tar.gz')).rejects.toThrow(/add --replace/i)
    await expect(run(backUp, environment, 'lake.tar.gz')).rejects.toThrow(/exists already/)
    return exportedLines(client)
  })
  rmSync(path.join(folder, 'data'), { recursive: true })
  const report = await run(restore, environment, 'lake.tar.gz')
  expect(report).toContain('Restoring revisions and times')
  expect(report).toContain('6 documents were restored')
  const log = await runCommand(process.execPath, ['sanity/lake/main.ts', 'log'], {
    output: 'quiet',
    environment,
  })
  expect(log.stdout).toMatch(/^\d{4}-\S+\t\S+\tA backup was restored: lake\.tar\.gz\n$/)
  await run(backUp, environment, 'again.tar.gz')
  expect(await contentsOf('again.tar.gz')).toEqual(await contentsOf('lake.tar.gz'))
  await withLake(environment, async (client) => {
    expect(await exportedLines(client)).toEqual(before)
    const bytes = await client.fetch<string>('*[_id == "drafts.post"][0].sheets[0].asset->path')
    const address = `http://127.0.0.1:${environment.LAKE_PORT}/${bytes}`
    expect(await (await fetch(address)).text()).toBe('Breathe in.')

    await client.patch('ada').set({ name: 'Someone' }).commit()
    await client.create({ _id: 'newer', _type: 'person', name: 'Grace' })
    // As a restore leaves it that is interrupted half way.
    const author = { _type: 'reference', _ref: 'ada', _weak: true }
    await client.createOrReplace({ _id: 'post', _type: 'post', author })
    await client.delete('drafts.post')
    await run(restore, environment, 'lake.tar.gz', '--replace')
    const after = await exportedLines(client)
    expect(after.filter((line) => !line.includes('Grace'))).toEqual(before)
    expect(after).toHaveLength(before.length + 1)
  })
})

it('A link that was taken back since the backup stays so, and no secret of a preview comes back', async () => {
  const environment = await makeOwnEnvironment('ways-in')
  const ids = (client: SanityClient) =>
    client.fetch('*[_type in ["sharedLink", "sanity.previewUrlSecret"]]._id | order(@ asc)')
  const [kept, takenBack, secret] = ['shared-link.kept', 'shared-link.taken-back', 'drafts.secret']
  await withLake(environment, async (client) => {
    for (const _id of [kept, takenBack]) await client.create({ _id, _type: 'sharedLink' })
    await client.create({ _id: secret, _type: 'sanity.previewUrlSecret' })
    await run(backUp, environment, 'ways-in.tar.gz')
    for (const id of [takenBack, secret]) await client.delete(id)
    await run(restore, environment, 'ways-in.tar.gz', '--replace')
    expect(await ids(client)).toEqual([kept])
  })
  rmSync(path.join(folder, 'ways-in'), { recursive: true })
  await run(restore, environment, 'ways-in.tar.gz')
  // Nothing tells which was taken back.
  await withLake(environment, async (client) =>
    expect(await ids(client)).toEqual([kept, takenBack]),
  )
})

it('A picture that is lost costs nothing but itself, and is told of', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const environment = await makeOwnEnvironment('lossy')
  const before = await withLake(environment, async (client) => {
    await fillLake(client)
    return exportedLines(client)
  })
  const pictures = path.join(folder, 'lossy', 'assets', 'images')
  rmSync(path.join(pictures, readdirSync(pictures)[0] ?? 'none'))
  expect(await run(backUp, environment, 'lossy.tar.gz')).toContain('1 of 3 pictures and files')
  rmSync(path.join(folder, 'lossy'), { recursive: true })
  expect(await run(restore, environment, 'lossy.tar.gz')).toContain('6 documents were restored')
  expect(await withLake(environment, exportedLines)).toEqual(before)
  warn.mockRestore()
})

it('What is no backup, or a damaged one, is refused in one line and changes nothing', async () => {
  const environment = await makeOwnEnvironment('untouched')
  writeFileSync(path.join(folder, 'broken.tar.gz'), 'no archive')
  writeFileSync(path.join(folder, 'empty.tar.gz'), gzipSync(Buffer.alloc(1024)))
  writeFileSync(path.join(folder, 'foreign.tar.gz'), gzipSync('Just a text. '.repeat(100)))
  const line = path.join(folder, 'line')
  writeFileSync(line, '{"_id":"a","_type":"post"}\n{"_id":"b"')
  const output = createWriteStream(path.join(folder, 'line.tar.gz'))
  await writeExactEntry(line, output)
  await new Promise<void>((resolve) => output.end(resolve))
  const refusals = {
    'broken.tar.gz': /is no backup, or a damaged one .* Nothing was changed/,
    'empty.tar.gz': /holds no documents/,
    'foreign.tar.gz': /is no backup, or a damaged one .* Nothing was changed/,
    'line.tar.gz': /^Line 2 of exact-documents.jsonl in the backup is no document/,
    'missing.tar.gz': /There is no file/,
  }
  for (const [name, refusal] of Object.entries(refusals)) {
    await expect(run(restore, environment, name)).rejects.toThrow(refusal)
  }
  const whole = readFileSync(path.join(folder, 'lake.tar.gz'))
  for (const kept of [0.01, 0.3, 0.6, 0.99]) {
    writeFileSync(path.join(folder, 'cut.tar.gz'), whole.subarray(0, whole.length * kept))
    await expect(run(restore, environment, 'cut.tar.gz')).rejects.toThrow(/Choose another file/)
  }
  expect(existsSync(path.join(folder, 'untouched'))).toBe(false)
})

it('A restore leaves nothing in the folder for temporary files, whether it comes to its end or not', async () => {
  const TMPDIR = mkdtempSync(path.join(folder, 'temporary-'))
  const environment = { ...(await makeOwnEnvironment('tidy')), TMPDIR }
  const restoreFile = (name: string) =>
    runCommand(process.execPath, ['scripts/restore.ts', path.join(folder, name)], {
      output: 'quiet',
      environment,
    })
  const wrong = mkdtempSync(path.join(folder, 'wrong-'))
  writeFileSync(path.join(wrong, 'data.ndjson'), '{"_id":"no id!","_type":"post"}')
  await promisify(execFile)('tar', ['-czf', path.join(folder, 'wrong.tar.gz'), '-C', wrong, '.'])
  const refused = await restoreFile('wrong.tar.gz')
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/could not be restored/),
  ])
  expect(readdirSync(TMPDIR)).toEqual([])
  const done = await restoreFile('lake.tar.gz')
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringContaining('6 documents were restored'),
  ])
  expect(readdirSync(TMPDIR)).toEqual([])
})

it('A backup that fails leaves no file', async () => {
  const environment = await makeOwnEnvironment('empty')
  await expect(run(backUp, environment, '--list', '--send')).rejects.toThrow(/^Use one of/)
  const nowhere = path.join('no-folder', 'lake.tar.gz')
  await expect(run(backUp, environment, nowhere)).rejects.toThrow(/^The folder .* is not there/)
  expect(existsSync(path.join(folder, 'no-folder'))).toBe(false)
  const elsewhere = await makeOwnEnvironment('empty')
  await withLake(environment, async () => {
    await expect(run(backUp, elsewhere, 'busy.tar.gz')).rejects.toThrow(/none could be started/)
  })
  expect(readdirSync(folder).filter((name) => name.startsWith('busy.'))).toEqual([])
})
