import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { createClient, type SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { makeLakeToken } from './house.ts'
import { backUp, restore } from './lake-backup.ts'
import { findFreePort, startService } from './processes.ts'

jest.setTimeout(120_000)

type Environment = Record<string, string | undefined>
type Fields = Record<string, unknown>

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A lake behind a site that does not run. */
async function makeEnvironment(name: string): Promise<Environment> {
  const [site, lake] = [await findFreePort(), await findFreePort()]
  return {
    PORT: String(site),
    LAKE_PORT: String(lake),
    LAKE_DIR: path.join(folder, name),
    SITE_URL: `http://localhost:${site}`,
    INIT_CWD: folder,
  }
}

async function withLake<T>(
  environment: Environment,
  work: (client: SanityClient) => Promise<T>,
): Promise<T> {
  const lake = await startService('sanity/lake/main.ts', [], environment, 'quiet')
  try {
    const client = createClient({
      projectId: 'nightlight',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost: `http://127.0.0.1:${environment.LAKE_PORT}`,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      token: await makeLakeToken('test', 'editor', environment),
    })
    return await work(client)
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
    .commit()
}

/** All that a restore gives back: everything but the marks of when and by which upload it was written. */
async function everything(client: SanityClient): Promise<Fields[]> {
  const documents = await client.fetch<Fields[]>('*[!(_id in path("_.**"))] | order(_id)')
  return documents.map(({ _rev, _updatedAt, ...document }) => {
    if (!String(document._type).startsWith('sanity.')) return document
    const { _createdAt, uploadId, ...asset } = document
    return asset
  })
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

it('A backup brings everything back, pictures and files included, whether a lake runs or not', async () => {
  const environment = await makeEnvironment('data')
  const before = await withLake(environment, async (client) => {
    await fill(client)
    const report = await run(backUp, environment, 'lake.tar.gz')
    expect(report).toContain('3 documents and 3 pictures and files are in')
    await expect(run(restore, environment, 'lake.tar.gz')).rejects.toThrow(/add --replace/i)
    await expect(run(backUp, environment, 'lake.tar.gz')).rejects.toThrow(/exists already/)
    return everything(client)
  })
  rmSync(path.join(folder, 'data'), { recursive: true })
  expect(await run(restore, environment, 'lake.tar.gz')).toContain('3 documents were restored')
  await withLake(environment, async (client) => {
    expect(await everything(client)).toEqual(before)
    const bytes = await client.fetch<string>('*[_id == "drafts.post"][0].sheets[0].asset->path')
    const address = `http://127.0.0.1:${environment.LAKE_PORT}/${bytes}`
    expect(await (await fetch(address)).text()).toBe('Breathe in.')

    await client.patch('ada').set({ name: 'Someone' }).commit()
    await client.create({ _id: 'newer', _type: 'person', name: 'Grace' })
    await run(restore, environment, 'lake.tar.gz', '--replace')
    const after = await everything(client)
    expect(after.filter(({ _id }) => _id !== 'newer')).toEqual(before)
    expect(after).toHaveLength(before.length + 1)
  })
})

it('What is no backup is refused in one line, and a backup that fails leaves no file', async () => {
  const environment = await makeEnvironment('empty')
  writeFileSync(path.join(folder, 'broken.tar.gz'), 'no archive')
  await expect(run(restore, environment, 'broken.tar.gz')).rejects.toThrow(/^The backup could not/)
  await expect(run(restore, environment, 'missing.tar.gz')).rejects.toThrow(/There is no file/)
  await expect(run(backUp, environment)).rejects.toThrow(/^Usage: npm run backup/)
  const nowhere = path.join('no-folder', 'lake.tar.gz')
  await expect(run(backUp, environment, nowhere)).rejects.toThrow(/^The backup could not be made/)
  expect(existsSync(path.join(folder, nowhere))).toBe(false)
})
