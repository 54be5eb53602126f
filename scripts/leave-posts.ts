import { existsSync, statSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import { readSettings, type Settings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { findLost, toPost, writePost } from '#sanity/leave/post-file.ts'
import type { Stored } from '#sanity/leave/stored.ts'
import { withEditor } from './lake-access.ts'
import { Refusal } from './processes.ts'

const usage = 'Usage: npm run leave -- FOLDER'

/** How long one picture may take, in milliseconds. */
const patience = 60_000

/**
 * Writes every post as a Markdown file, drafts too, and their pictures beside them. All of it, or nothing: what was
 * written goes when something fails.
 * @param parameters as typed after `npm run leave --`
 * @throws {Refusal} one line that names the fix
 */
export async function leave(
  parameters: string[],
  environment: Record<string, string | undefined>,
  print: (line: string) => void,
): Promise<void> {
  const [given, ...others] = parameters
  if (!given || given.startsWith('-') || others.length > 0) throw new Refusal(usage)
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), given)
  const isNew = !existsSync(folder)
  await requireEmpty(folder, given)
  const settings = readSettings(environment)
  try {
    const { posts, drafts, pictures, lost } = await withEditor(settings, environment, (client) =>
      writeAll(client, settings, folder),
    )
    print(
      `${count(posts, 'post')}, ${count(drafts, 'draft')} and ${count(pictures, 'picture')} are in ${folder}.`,
    )
    print('Any program reads them. npm run import -- FILE brings one back as it was.')
    for (const sentence of lost) print(sentence)
    print(
      'The rest of the website, such as services, topics, people and settings, is not among them: npm run backup keeps everything.',
    )
  } catch (error) {
    for (const name of existsSync(folder) ? await readdir(folder) : []) {
      await rm(path.join(folder, name), { recursive: true })
    }
    if (isNew) await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function requireEmpty(folder: string, given: string): Promise<void> {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) {
    throw new Refusal(`${given} is a file. Name a folder that is empty or not there yet.`)
  }
  if ((await readdir(folder)).length > 0) {
    throw new Refusal(`${given} is not empty. Name a folder that is empty or not there yet.`)
  }
}

async function writeAll(client: SanityClient, settings: Settings, folder: string) {
  const articles = await client.fetch<Stored[]>(
    '*[_type == "article" && !(_id in path("versions.**"))] | order(_id)',
  )
  const addresses = await findAddresses(client)
  const assets = new Set<string>()
  const files = new Map<string, string>()
  const lost: string[] = []
  for (const article of articles) {
    const post = toPost(article, (assetId) => {
      assets.add(assetId)
      return fileOf(assetId)
    })
    const name = freeName(post.id, article, post.state, files)
    const text = writePost(post, (id) => addresses.get(id))
    files.set(name, text)
    const names = findLost(article, post, text).map((field) => `“${field}”`)
    if (names.length > 0)
      lost.push(`${name} could not take ${names.join(', ')} along; a backup holds it.`)
  }
  await mkdir(path.join(folder, 'pictures'), { recursive: true })
  for (const [name, text] of files) await writeFile(path.join(folder, name), text)
  for (const asset of assets) {
    await writeFile(path.join(folder, fileOf(asset)), await fetchPicture(client, settings, asset))
  }
  const drafts = articles.filter(({ _id }) => String(_id).startsWith('drafts.')).length
  return { posts: articles.length - drafts, drafts, pictures: assets.size, lost }
}

/** The path of a picture beside the posts: `image-abc-800x600-png` is `pictures/abc-800x600.png`. */
function fileOf(assetId: string): string {
  return `pictures/${assetId.replace(/^image-/, '').replace(/-([a-z0-9]+)$/, '.$1')}`
}

/** Where the pages are to which posts link, by their ids. */
async function findAddresses(client: SanityClient): Promise<Map<string, string>> {
  const pages = await client.fetch<Array<{ _id: string; _type: string; slug: string }>>(
    '*[_type in ["article", "service", "topic"] && defined(slug.current) && !(_id in path("drafts.**"))]{_id, _type, "slug": slug.current}',
  )
  const makers: Record<string, ((slug: string) => string) | undefined> = {
    article: routes.article,
    service: routes.service,
    topic: (slug) => `/topics/${slug}`,
  }
  return new Map(pages.map(({ _id, _type, slug }) => [_id, makers[_type]?.(slug) ?? '/']))
}

/** A name after the web address; drafts say what they are. */
function freeName(
  id: string,
  article: Stored,
  state: 'published' | 'draft',
  taken: ReadonlyMap<string, string>,
): string {
  const slug = (article.slug as { current?: unknown } | undefined)?.current
  const words = typeof slug === 'string' && slug !== '' ? slug : id
  const safe = words.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '') || 'post'
  const ending = state === 'draft' ? '.draft.md' : '.md'
  const names = [`${safe}${ending}`, `${safe}-${id.replace(/[^\w-]+/g, '-')}${ending}`]
  const lower = new Set([...taken.keys()].map((name) => name.toLowerCase()))
  return names.find((name) => !lower.has(name.toLowerCase())) ?? `${safe}-${taken.size}${ending}`
}

async function fetchPicture(
  client: SanityClient,
  settings: Settings,
  asset: string,
): Promise<Buffer> {
  const url = await client.fetch<string | null>('*[_id == $asset][0].url', { asset })
  if (url === null) throw new Refusal(`The picture ${asset} of a post is not in the lake any more.`)
  const { apiHost } = settings.sanity
  // The embedded lake may have been started for this, at another port than the one in its addresses.
  const { pathname } = new URL(url)
  const address = apiHost === undefined ? url : new URL(pathname, client.config().apiHost)
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
  if (!answer.ok) {
    await answer.body?.cancel()
    throw new Refusal(`The picture ${asset} can't be read: the lake answers ${answer.status}.`)
  }
  return Buffer.from(await answer.arrayBuffer())
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}
