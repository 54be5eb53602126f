import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { readSettings } from '#lib/env.ts'
import { makeEditorClient } from './editor-client.ts'
import { makeLakeToken } from './house.ts'
import { findFreePort, type Service, startService } from './processes.ts'

export type Environment = Record<string, string | undefined>

/**
 * The environment of a practice with data of its own, whose site does not run; for tests.
 * @param typedIn the folder in which a person typed the command, as npm keeps it
 */
export async function makeEnvironment(dataFolder: string, typedIn?: string): Promise<Environment> {
  const [site, lake] = [await findFreePort(), await findFreePort()]
  return {
    PORT: String(site),
    LAKE_PORT: String(lake),
    LAKE_DIR: dataFolder,
    SITE_URL: `http://localhost:${site}`,
    INIT_CWD: typedIn,
  }
}

/**
 * A lake that stands in for a hosted project: at an address, with a project and a dataset of its own.
 * @returns what the lake is started with, and what a site names it by, but for the token.
 */
export async function makeElsewhere(dataFolder: string, siteUrl: string) {
  const lakePort = String(await findFreePort())
  const apiHost = `http://127.0.0.1:${lakePort}`
  const lake: Environment = {
    LAKE_PORT: lakePort,
    LAKE_DIR: dataFolder,
    LAKE_PROJECT_ID: 'abc123',
    LAKE_DATASET: 'posts',
    LAKE_URL: apiHost,
    SITE_URL: siteUrl,
  }
  const site: Environment = {
    NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123',
    NEXT_PUBLIC_SANITY_DATASET: 'posts',
    SANITY_API_HOST: apiHost,
  }
  return { lake, site }
}

export const startLake = (environment: Environment): Promise<Service> =>
  startService('sanity/lake/main.ts', [], environment, 'quiet')

/** A client that may write and sees drafts, to the lake of an environment. */
export async function openClient(environment: Environment): Promise<SanityClient> {
  const token = await makeLakeToken('test', 'editor', environment)
  return makeEditorClient(readSettings(environment), token).withConfig({ perspective: 'raw' })
}

/** Runs work on a lake that is stopped afterwards. */
export async function withLake<Result>(
  environment: Environment,
  work: (client: SanityClient) => Promise<Result>,
): Promise<Result> {
  const lake = await startLake(environment)
  try {
    return await work(await openClient(environment))
  } finally {
    await lake.stop()
  }
}

/** A person, a post with a picture, drafts, releases, and what Sanity's own format of exports cannot say. */
export async function fillLake(client: SanityClient): Promise<void> {
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
export async function exportedLines(client: SanityClient): Promise<string[]> {
  const answer = await fetch(client.getUrl('/data/export/production'), {
    headers: { authorization: `Bearer ${client.config().token}` },
    signal: AbortSignal.timeout(10_000),
  })
  return (await answer.text()).trim().split('\n').sort()
}
