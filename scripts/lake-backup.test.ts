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
import sharp from 'sharp'
import { writeExactEntry } from './backup-archive.ts'
import { backUp, restore } from './lake-backup.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const makeOwnEnvironment = (name: string) => makeEnvironment(path.join(folder, name), folder)

async function withLake<T>(
  environment: Environment,
  work: (client: SanityClient) => Promise<T>,
): Promise<T> {
  const lake = await startLake(environment)
  try {
    return await work(await openClient(environment))
  } finally {
    await lake.stop()
  }
}

async function fill(client: SanityClient): Promise<void> {
  const draw = (background: string) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer()
  const used = await client.assets.upload('image', await draw('#24344d'), { filename: 'lamp.png' })
  await client.assets.upload('image', await draw('#d8b26e'), { filename: 'unused.png' })
  const sheet = await client.assets.upload('file', Buffer.from('Breathe in.'), {
    filename: 'sheet.txt',
  })
  const reference = (_ref: string) => ({ _type: 'reference', _ref })
  await client
    .transaction()
    .create({ _id: 'ada', _type: 'person', name: 'Ada', _createdAt: '2024-05-01T10:00:00Z' })
    .create({
      _id: 'post',
      _type: 'post',
      author: reference('ada'),
      weak: { ...reference('gone'), _weak: true },
      picture: {
        _type: 'image',
        asset: reference(used._id),
        hotspot: { _type: 'sanity.imageHotspot', x: 0.2, y: 0.7, width: 0.5, height: 0.5 },
      },
      body: [
        { _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'b', text: 'Hi 🌙' }] },
      ],
    })
    .create({
      _id: 'drafts.post',
      _type: 'post',
      author: reference('ada'),
      sheets: [{ _type: 'file', _key: 'c', asset: reference(sheet._id) }],
    })
    .create({ _id: '_.releases.spring', _type: 'system.release', name: 'spring', state: 'active' })
    .create({ _id: 'versions.spring.post', _type: 'post', author: reference('ada') })
    // What the format of Sanity's exports cannot say, or what its library changes or refuses.
    .create({
      _id: 'odd',
      _type: 'odd',
      picture: { asset: { _type: 'reference', note: 'weak', _weak: true, _ref: used._id } },
      rows: [{ cells: [] }, { cells: [1] }],
      text: 'One line\u2028and \ufffd another',
    })
    .commit()
  await client.patch('ada').set({ name: 'Ada L.' }).commit()
  await client.patch(used._id).set({ title: 'A lamp' }).commit()
}

/** The lake's own export, line by line. */
async function everything(client: SanityClient): Promise<string[]> {
  const answer = await fetch(client.getUrl('/data/export/production'), {
    headers: { authorization: `Bearer ${client.config().token}` },
    signal: AbortSignal.timeout(10_000),
  })
  return (await answer.text()).trim().split('\n').sort()
}

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
  const environment = await makeOwnEnvironment('data')
  const before = await withLake(environment, async (client) => {
    await fill(client)
    const report = await run(backUp, environment, 'lake.tar.gz')
    expect(report).toContain('6 documents and 3 pictures and files are in')
    await expect(run(restore, environment, 'lake.tar.gz')).rejects.toThrow(/add --replace/i)
    await expect(run(backUp, environment, 'lake.tar.gz')).rejects.toThrow(/exists already/)
    return everything(client)
  })
  rmSync(path.join(folder, 'data'), { recursive: true })
  const report = await run(restore, environment, 'lake.tar.gz')
  expect(report).toContain('Restoring revisions and times')
  expect(report).toContain('6 documents were restored')
  await run(backUp, environment, 'again.tar.gz')
  expect(await contentsOf('again.tar.gz')).toEqual(await contentsOf('lake.tar.gz'))
  await withLake(environment, async (client) => {
    expect(await everything(client)).toEqual(before)
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
    const after = await everything(client)
    expect(after.filter((line) => !line.includes('Grace'))).toEqual(before)
    expect(after).toHaveLength(before.length + 1)
  })
})

it('A picture that is lost costs nothing but itself, and is told of', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const environment = await makeOwnEnvironment('lossy')
  const before = await withLake(environment, async (client) => {
    await fill(client)
    return everything(client)
  })
  const pictures = path.join(folder, 'lossy', 'assets', 'images')
  rmSync(path.join(pictures, readdirSync(pictures)[0] ?? 'none'))
  expect(await run(backUp, environment, 'lossy.tar.gz')).toContain('1 of 3 pictures and files')
  rmSync(path.join(folder, 'lossy'), { recursive: true })
  expect(await run(restore, environment, 'lossy.tar.gz')).toContain('6 documents were restored')
  expect(await withLake(environment, everything)).toEqual(before)
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

it('A backup that fails leaves no file', async () => {
  const environment = await makeOwnEnvironment('empty')
  await expect(run(backUp, environment)).rejects.toThrow(/^Usage: npm run backup/)
  const nowhere = path.join('no-folder', 'lake.tar.gz')
  await expect(run(backUp, environment, nowhere)).rejects.toThrow(/^The backup could not be made/)
  expect(existsSync(path.join(folder, nowhere))).toBe(false)
})
