import { readFrontMatter } from '../import/markdown/front-matter.ts'
import { readBody } from './read-body.ts'
import {
  isSame,
  isStored,
  keysOf,
  mapStored,
  restoreKeys,
  type Stored,
  tidyMarks,
} from './stored.ts'
import { fenceBody, writeBody } from './write-body.ts'
import { type AddressOf, writeJson } from './write-inline.ts'

/** Names the way in which these files are written; a reader that doesn't know it must not guess. */
const format = 'nightlight-post-1'

/** A post as it stands in a file: its fields, without what the lake adds by itself. */
export type Post = {
  /** The id of the published document. */
  id: string
  state: 'published' | 'draft'
  /** Every field but the body, with pictures as `{ file }` in the place of their assets. */
  fields: Stored
  body: unknown[]
}

/** What the lake writes into documents by itself. */
const own = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt', '_system'])

/**
 * Takes a document apart into a post.
 * @param fileOf the path of the file of a picture, by the id of its asset
 */
export function toPost(document: Stored, fileOf: (assetId: string) => string | undefined): Post {
  const named = mapStored(tidyMarks(document), (object) => {
    const { asset } = object
    const file = isReference(asset) ? fileOf(asset._ref) : undefined
    return file === undefined ? object : { ...object, asset: { file } }
  })
  const { body, ...fields } = isStored(named) ? named : {}
  const id = String(document._id)
  return {
    id: id.replace(/^drafts\./, ''),
    state: id.startsWith('drafts.') ? 'draft' : 'published',
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !own.has(name))),
    body: Array.isArray(body) ? body : [],
  }
}

/** A plain reference: one with more to it is kept as it is. */
function isReference(asset: unknown): asset is { _type: 'reference'; _ref: string } {
  return (
    isStored(asset) &&
    asset._type === 'reference' &&
    typeof asset._ref === 'string' &&
    Object.keys(asset).length === 2
  )
}

/** Writes a post as Markdown that {@link readPost} reads back into an equal one. */
export function writePost(post: Post, addressOf: AddressOf): string {
  const text = assemble(post, writeBody(post.body, addressOf))
  const back = readPost(text)
  return back && isSame(back, post) ? text : assemble(post, fenceBody(post.body))
}

/** @returns the names of the fields of a document that a text written of it does not bring back. */
export function findLost(document: Stored, post: Post, text: string): string[] {
  const back = readPost(text)
  const { body } = document
  const isBodyKept =
    body === undefined || (Array.isArray(body) && isSame(back?.body ?? [], post.body))
  return [
    ...Object.keys(post.fields).filter((name) => !isSame(back?.fields[name], post.fields[name])),
    ...(isBodyKept ? [] : ['body']),
  ]
}

/** Names that say something about the file itself, and those that no line can begin with, stand together in one line. */
function isOwnLine(name: string): boolean {
  return /^[\w-]+$/.test(name) && !['format', 'id', 'state', 'keys', 'fields'].includes(name)
}

function assemble({ id, state, fields, body }: Post, written: string): string {
  const { slug, ...others } = fields
  const entries = Object.entries(others)
  const rest = Object.fromEntries(entries.filter(([name]) => isOwnLine(name)))
  const together = Object.fromEntries(entries.filter(([name]) => !isOwnLine(name)))
  const isPlainSlug = isStored(slug) && isSame(slug, { _type: 'slug', current: slug.current })
  const matter = [
    ['format', format],
    ['id', id],
    ['state', state],
    ...Object.entries(rest).toSorted(([one], [other]) => rank(one) - rank(other)),
    ...(slug === undefined ? [] : [['slug', isPlainSlug ? slug.current : slug]]),
    ...(Object.keys(together).length === 0 ? [] : [['fields', together]]),
    ['keys', keysOf(body)],
  ]
  const lines = matter.map(([name, value]) => `${name}: ${writeJson(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${written}\n`
}

/** What a person looks for stands first. */
function rank(name: string): number {
  const at = ['title', 'subtitle', 'publishedAt', 'updatedAt', 'banner'].indexOf(name)
  return at === -1 ? 9 : at
}

/**
 * Reads a post that {@link writePost} wrote, and what a person has changed in it since.
 * @param text with `\n` as its line ending
 * @returns `undefined` for every other Markdown text
 */
export function readPost(text: string): Post | undefined {
  const { matter, rest } = readFrontMatter(text)
  const { format: found, id, state, keys, fields: together, ...fields } = Object.fromEntries(matter)
  if (found !== format || typeof id !== 'string' || id === '') return undefined
  const body = restoreKeys(readBody(rest), keys)
  return {
    id,
    state: state === 'published' ? 'published' : 'draft',
    fields: {
      ...fields,
      ...(isStored(together) && together),
      ...(typeof fields.slug === 'string' && { slug: { _type: 'slug', current: fields.slug } }),
    },
    body: Array.isArray(body) ? body : [],
  }
}
