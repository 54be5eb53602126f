import { createHash } from 'node:crypto'
import { slugify } from '#lib/slug.ts'
import type { CallToActionText, Part, Quote, RecognisedArticle } from './parts.ts'
import { normaliseText } from './read-text.ts'

export type Span = { _type: 'span'; _key: string; text: string; marks: string[] }

export type TextBlock = {
  _type: 'block'
  _key: string
  style: 'normal' | 'h2' | 'h3'
  listItem?: 'bullet' | 'number'
  level?: 1 | 2
  markDefs: never[]
  children: Span[]
}

export type QuotationBlock = {
  _type: 'quotation'
  _key: string
  text: string
  sourceKind: Quote['sourceKind']
  attribution?: string
}

export type StepsBlock = {
  _type: 'steps'
  _key: string
  items: Array<{ _type: 'step'; _key: string; title: string; quotation: QuotationBlock }>
}

export type CallToActionBlock = {
  _type: 'callToAction'
  _key: string
  text: TextBlock[]
  locationLine?: string
  closing: TextBlock[]
}

export type ArticleBlock = TextBlock | QuotationBlock | StepsBlock | CallToActionBlock

/** What an imported text knows of its article; picture, author and dates come from elsewhere. */
export type ImportedArticle = {
  _type: 'article'
  title?: string
  subtitle?: string
  slug?: { _type: 'slug'; current: string }
  body: ArticleBlock[]
  importedFrom: {
    /** SHA-256 of the normalised text, in hexadecimal: the same text is recognised however it was saved. */
    fingerprint: string
    fileName: string
  }
}

/**
 * Makes the document of a recognised article. The same text gives the same document, `_key` by `_key`.
 * @param text the whole text that was recognised, for its fingerprint
 */
export function makeArticle(
  recognised: RecognisedArticle,
  text: string,
  fileName: string,
): ImportedArticle {
  const { title, subtitle, parts } = recognised
  const address = title === undefined ? '' : slugify(title)
  return {
    _type: 'article',
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(address !== '' && { slug: { _type: 'slug', current: address } }),
    body: parts.map((part, index) => makeBlock(part, `body/${index}`)),
    importedFrom: { fingerprint: hash(normaliseText(text)), fileName },
  }
}

function makeBlock(part: Part, place: string): ArticleBlock {
  switch (part.kind) {
    case 'paragraph':
      return makeText(part.text, place)
    case 'heading':
      return { ...makeText(part.text, place), style: part.level === 2 ? 'h2' : 'h3' }
    case 'item':
      return { ...makeText(part.text, place), listItem: part.list, level: part.level }
    case 'quotation':
      return makeQuotation(part.quotation, place)
    case 'steps':
      return {
        _type: 'steps',
        _key: makeKey(place, 'steps'),
        items: part.steps.map(({ title, quotation }, index) => ({
          _type: 'step',
          _key: makeKey(`${place}/${index}`, title),
          title,
          quotation: makeQuotation(quotation, `${place}/${index}/quotation`),
        })),
      }
    case 'callToAction':
      return makeCallToAction(part, place)
  }
}

function makeCallToAction(words: CallToActionText, place: string): CallToActionBlock {
  const { locationLine } = words
  return {
    _type: 'callToAction',
    _key: makeKey(place, 'callToAction'),
    text: words.text.map((text, index) => makeText(text, `${place}/text/${index}`)),
    ...(locationLine !== undefined && { locationLine }),
    closing: words.closing.map((text, index) => makeText(text, `${place}/closing/${index}`)),
  }
}

function makeQuotation(quotation: Quote, place: string): QuotationBlock {
  return { _type: 'quotation', _key: makeKey(place, quotation.text), ...quotation }
}

function makeText(text: string, place: string): TextBlock {
  return {
    _type: 'block',
    _key: makeKey(place, text),
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: makeKey(`${place}/span`, text), text, marks: [] }],
  }
}

/** A key from place and words, so that importing twice gives equal documents. */
function makeKey(place: string, content: string): string {
  return hash(`${place}\n${content}`).slice(0, 12)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
