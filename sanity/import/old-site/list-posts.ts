import { type OldAddress, readOldAddress } from '#lib/old-addresses/read-address.ts'
import { slugify } from '#lib/slug.ts'
import { readHtml } from '../read-html.ts'
import { sha256 } from '../sha256.ts'
import type { Export, ExportItem } from './read-export.ts'

/** A post of the website before, with what this one makes of its fields. */
export type OldPost = {
  item: ExportItem
  /** Of the article that is made of it: the same each time. */
  id: string
  title: string | undefined
  /** The last part of its address; empty where it had none. */
  slug: string
  /** ISO 8601; absent while it was never published. */
  publishedAt?: string
  /** What it said to search engines, or else its summary. */
  description?: string
  /** Where visitors found it. */
  oldAddresses: OldAddress[]
  /** Categories and tags, each name once. */
  labels: string[]
}

/** What an export holds beside the posts. */
export type LeftOut = {
  /** Addresses of pages, which have no place of their own here. */
  pages: string[]
  trash: number
  comments: number
}

/** Finds the posts of an export, the oldest first. */
export function listPosts(site: Export): { posts: OldPost[]; leftOut: LeftOut } {
  const of = (type: string) => site.items.filter((item) => item.type === type)
  const present = of('post').filter(({ status }) => isPresent(status))
  const byId = new Map<string, OldPost>()
  for (const item of present) {
    const post = readPost(item, site)
    if (!byId.has(post.id)) byId.set(post.id, post)
  }
  const pages = of('page').filter(({ status }) => status === 'publish')
  const oldestFirst = (one: OldPost, other: OldPost) =>
    (one.publishedAt ?? '9').localeCompare(other.publishedAt ?? '9')
  return {
    posts: [...byId.values()].toSorted(oldestFirst),
    leftOut: {
      pages: pages.flatMap(({ link }) => {
        const read = readOldAddress(link)
        return read.isRead ? [read.written] : []
      }),
      trash: of('post').length - present.length,
      comments: site.items.reduce((sum, { comments }) => sum + comments, 0),
    },
  }
}

/** Neither thrown away nor a copy that the program made for itself. */
function isPresent(status: string): boolean {
  return ['publish', 'future', 'private', 'pending', 'draft'].includes(status)
}

function readPost(item: ExportItem, site: Export): OldPost {
  const title = plainWords(item.title)
  const description = readDescription(item)
  const hasMoment = item.status === 'publish' || item.status === 'future'
  const publishedAt = hasMoment ? readMoment(item.date) : undefined
  return {
    item,
    id: `article-${sha256(identify(item, site)).slice(0, 24)}`,
    title: title === '' ? undefined : title,
    slug: readSlug(item.name),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(description !== '' && { description }),
    oldAddresses: item.status === 'publish' ? readAddresses(item, site) : [],
    labels: [...new Set(item.categories.map(({ name }) => plainWords(name)))],
  }
}

/** WordPress numbers its posts for good; Squarespace numbers them anew in each export, and knows them by their address. */
function identify({ id, link, title, date }: ExportItem, { program, url }: Export): string {
  if (program === 'wordpress') return `wordpress ${url} ${id}`
  const isKnown = link !== '' && !link.includes('null')
  return `squarespace ${url} ${isKnown ? link : `${title} ${date}`}`
}

/** Squarespace keeps folders and an ending in it, and WordPress the codes of other letters. */
function readSlug(name: string): string {
  const part = name.split('/').at(-1) ?? ''
  const last = part.replace(/\.html?$/i, '')
  // So Squarespace calls what has no address yet.
  if (last === 'null') return ''
  try {
    return slugify(decodeURIComponent(last))
  } catch {
    return slugify(last)
  }
}

function readMoment(date: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date) || date.startsWith('0000')) return undefined
  const moment = new Date(`${date.replace(' ', 'T')}Z`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

/** Where search engines know it from. With WordPress the number leads to it as well, on every website. */
function readAddresses({ id, link }: ExportItem, { program }: Export): OldAddress[] {
  const written = [link, ...(program === 'wordpress' && id !== '' ? [`/?p=${id}`] : [])]
  const read = written.map(readOldAddress).filter((address) => address.isRead)
  return [...new Map(read.map((address) => [address.key, address])).values()]
}

/** Fields in which plugins of WordPress keep what search engines should show. */
const descriptions = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description']

function readDescription({ meta, excerpt }: ExportItem): string {
  const written = descriptions
    .map((name) => meta.get(name) ?? '')
    // A sign like %%title%% is filled in by the plugin.
    .find((text) => text.trim() !== '' && !/%%|%[a-z_]+%|#[a-z_]+/.test(text))
  return plainWords(written ?? excerpt)
}

/** The words of a text without their marks. */
function plainWords(html: string): string {
  const words = readHtml(html).map(({ text }) => text)
  return words.join(' ').replace(/\s+/g, ' ').trim()
}
