import { createHash } from 'node:crypto'
import type { PictureName } from './pictures/catalogue.ts'
import { pictures } from './pictures/catalogue.ts'

/** Anything that a document may hold. */
export type Value = string | number | boolean | Value[] | { [field: string]: Value }
export type Member = { _type: string; [field: string]: Value }

/** Stands for an asset until the pictures are uploaded and have ids. */
const assetPlaceholder = 'picture:'

/** A paragraph. Light markup: `**strong**`, `_emphasis_`, `[label](https://…)`, `[label](to:document-id)`. */
export function paragraph(text: string): Member {
  return block(text, 'normal')
}

/** A section heading (H2). */
export function heading(text: string): Member {
  return block(text, 'h2')
}

/** A heading inside a section (H3). */
export function subheading(text: string): Member {
  return block(text, 'h3')
}

/** A list's item: its text, or its text with a list of the second level below it. */
export type Item = string | [text: string, below: string[]]

/** @returns a block for each item; spread them into the body. */
export function bullets(...items: Item[]): Member[] {
  return list('bullet', items)
}

/** @returns a block for each item; spread them into the body. */
export function numbers(...items: Item[]): Member[] {
  return list('number', items)
}

type SourceKind = 'own-words' | 'example' | 'published-work' | 'proverb'

export function quotation(
  text: string,
  sourceKind: SourceKind = 'example',
  source: { attribution?: string; url?: string } = {},
): Member {
  return { _type: 'quotation', text, sourceKind, ...source }
}

/** Steps in order; each may end in words to say, quoted as an example. */
export function steps(...items: Array<{ title: string; text?: string; say?: string }>): Member {
  return {
    _type: 'steps',
    items: items.map(({ title, text, say }) => ({
      _type: 'step',
      title,
      ...(text === undefined ? {} : { text }),
      ...(say === undefined ? {} : { quotation: quotation(say) }),
    })),
  }
}

/** A picture of the demo's own, with its alt text and the point that a crop keeps in sight. */
export function picture(name: PictureName): Member {
  const { alt, focus } = pictures[name]
  return {
    _type: 'picture',
    asset: { _type: 'reference', _ref: `${assetPlaceholder}${name}` },
    alt,
    decorative: false,
    peopleShown: 'none',
    hotspot: { _type: 'sanity.imageHotspot', ...focus, width: 0.4, height: 0.4 },
    crop: { _type: 'sanity.imageCrop', top: 0, bottom: 0, left: 0, right: 0 },
  }
}

export function figure(name: PictureName, caption: string): Member {
  return { _type: 'figure', picture: picture(name), caption }
}

/** A note that stands out of the text. */
export function callout(title: string, ...text: string[]): Member {
  return { _type: 'callout', title, text: text.map(paragraph) }
}

/** The crisis numbers within the text. */
export function crisisHelp(introduction: string): Member {
  return { _type: 'crisisHelp', introduction }
}

export function callToAction(words: {
  text: string[]
  locationLine?: string
  closing?: string[]
  action?: { label: string; href: string }
}): Member {
  return {
    _type: 'callToAction',
    text: words.text.map(paragraph),
    ...(words.locationLine === undefined ? {} : { locationLine: words.locationLine }),
    closing: (words.closing ?? []).map(paragraph),
    ...(words.action === undefined ? {} : { action: words.action }),
  }
}

/** A weak reference: what it names may be taken off the website without being blocked. */
export function weakReference(id: string): { [field: string]: Value } {
  return { _type: 'reference', _ref: id, _weak: true }
}

/**
 * Makes a document ready for the lake: every object in a list gets a key that is the same each time, and pictures get
 * the ids of their assets.
 * @param assetIds asset ids by picture name.
 * @throws {Error} when a picture has no asset id.
 */
export function finish<Document extends { _id: string }>(
  document: Document,
  assetIds: Record<string, string>,
): Document {
  const walk = (value: unknown, path: string): unknown => {
    if (typeof value === 'string' && value.startsWith(assetPlaceholder)) {
      const name = value.slice(assetPlaceholder.length)
      const id = assetIds[name]
      if (id === undefined) throw new Error(`The picture "${name}" has not been uploaded.`)
      return id
    }
    if (Array.isArray(value)) {
      return value.map((member, index) => {
        const place = `${path}[${index}]`
        const walked = walk(member, place)
        return isObject(walked) ? { _key: keyFor(place), ...walked } : walked
      })
    }
    if (!isObject(value)) return value
    const fields = Object.entries(value)
    return Object.fromEntries(
      fields.map(([field, member]) => [field, walk(member, `${path}.${field}`)]),
    )
  }
  return walk(document, document._id) as Document
}

function keyFor(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(listItem: 'bullet' | 'number', items: Item[]): Member[] {
  return items.flatMap((item) => {
    const [text, below] = typeof item === 'string' ? [item, []] : item
    return [
      { ...block(text, 'normal'), listItem, level: 1 },
      ...below.map((line) => ({ ...block(line, 'normal'), listItem: 'bullet', level: 2 })),
    ]
  })
}

const markup =
  /\*\*(?<strong>[^*]+)\*\*|\b_(?<em>[^_]+)_\b|\[(?<label>[^\]]+)\]\((?<address>[^)]+)\)/g

function block(text: string, style: string): Member {
  const children: Value[] = []
  const markDefs: Value[] = []
  const add = (words: string, marks: string[]) => {
    if (words !== '') children.push({ _type: 'span', text: words, marks })
  }
  let end = 0
  for (const match of text.matchAll(markup)) {
    const { strong, em, label, address } = match.groups ?? {}
    add(text.slice(end, match.index), [])
    if (strong !== undefined) add(strong, ['strong'])
    else if (em !== undefined) add(em, ['em'])
    else if (label !== undefined && address !== undefined) {
      const key = keyFor(`${text} ${match.index}`)
      markDefs.push(
        address.startsWith('to:')
          ? { _type: 'internalLink', _key: key, reference: weakReference(address.slice(3)) }
          : { _type: 'link', _key: key, href: address },
      )
      add(label, [key])
    }
    end = match.index + match[0].length
  }
  add(text.slice(end), [])
  return { _type: 'block', style, markDefs, children }
}
