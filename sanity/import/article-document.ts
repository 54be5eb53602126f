import { slugify } from '#lib/slug.ts'
import type {
  CallToActionText,
  Part,
  PictureMark,
  Quote,
  RecognisedArticle,
  Words,
} from './parts.ts'
import { normaliseText } from './read-text.ts'
import { sha256 } from './sha256.ts'

export type Span = { _type: 'span'; _key: string; text: string; marks: string[] }

export type MarkDefinition =
  | { _type: 'link'; _key: string; href: string }
  | { _type: 'internalLink'; _key: string; reference: WeakReference }

export type WeakReference = { _type: 'reference'; _ref: string; _weak: true }

export type TextBlock = {
  _type: 'block'
  _key: string
  style: 'normal' | 'h2' | 'h3'
  listItem?: 'bullet' | 'number'
  level?: 1 | 2
  markDefs: MarkDefinition[]
  children: Span[]
}

export type QuotationBlock = {
  _type: 'quotation'
  _key: string
  text: string
  sourceKind: Quote['sourceKind'] | 'own-words'
  attribution?: string
  url?: string
}

export type StepsBlock = {
  _type: 'steps'
  _key: string
  items: Array<{
    _type: 'step'
    _key: string
    title: string
    text?: string
    quotation?: QuotationBlock
  }>
}

export type CallToActionBlock = {
  _type: 'callToAction'
  _key: string
  text: TextBlock[]
  locationLine?: string
  closing: TextBlock[]
}

export type PictureValue = {
  _type: 'picture'
  /** Until the picture is uploaded, the name of one that came along: see `placePictures`. */
  asset?: { _type: 'reference'; _ref: string }
  alt?: string
  peopleShown: 'none'
}

export type FigureBlock = { _type: 'figure'; _key: string; picture: PictureValue; caption?: string }

export type ArticleBlock = TextBlock | QuotationBlock | StepsBlock | FigureBlock | CallToActionBlock

/** What an imported text knows of its article; picture, author and dates come from elsewhere. */
export type ImportedArticle = {
  _type: 'article'
  title?: string
  subtitle?: string
  slug?: { _type: 'slug'; current: string }
  banner?: PictureValue
  body: ArticleBlock[]
  importedFrom: {
    /** SHA-256 of the normalised text, in hexadecimal: the same text is recognised however it was saved. */
    fingerprint: string
    fileName: string
  }
}

/** An imported article, or a post that comes back and may have been written by hand. */
export type ArticleToSave = Omit<ImportedArticle, 'importedFrom'> &
  Partial<Pick<ImportedArticle, 'importedFrom'>> & {
    author?: unknown
    publishedAt?: string
    seo?: { description: string }
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
  const { title, subtitle, banner, parts } = recognised
  const address = title === undefined ? '' : slugify(title)
  return {
    _type: 'article',
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(address !== '' && { slug: { _type: 'slug', current: address } }),
    ...(banner && { banner: makePicture(banner) }),
    body: parts.map((part, index) => makeBlock(part, `body/${index}`)),
    importedFrom: { fingerprint: sha256(normaliseText(text)), fileName },
  }
}

function makeBlock(part: Part, place: string): ArticleBlock {
  switch (part.kind) {
    case 'paragraph':
      return makeText(part, place)
    case 'heading':
      return { ...makeText(part, place), style: part.level === 2 ? 'h2' : 'h3' }
    case 'item':
      return { ...makeText(part, place), listItem: part.list, level: part.level }
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
    case 'figure': {
      const { caption } = part.picture
      return {
        _type: 'figure',
        _key: makeKey(place, 'figure'),
        picture: makePicture(part.picture),
        ...(caption !== undefined && { caption }),
      }
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

/** A picture as it is stored, without its file where none came along. */
export function makePicture({ src, alt }: PictureMark): PictureValue {
  return {
    _type: 'picture',
    ...(src !== undefined && { asset: { _type: 'reference', _ref: src } }),
    ...(alt !== undefined && { alt }),
    peopleShown: 'none',
  }
}

function makeText(words: Words, place: string): TextBlock {
  const { text, spans = [{ text }] } = words
  const links = new Map<string, string>()
  const children = spans.map((span, index): Span => {
    const { href } = span
    if (href !== undefined && !links.has(href)) links.set(href, makeKey(`${place}/link`, href))
    const link = href === undefined ? undefined : links.get(href)
    const at = index === 0 ? `${place}/span` : `${place}/span/${index}`
    const marks = [span.strong && 'strong', span.em && 'em', link].filter(
      (mark) => typeof mark === 'string',
    )
    return { _type: 'span', _key: makeKey(at, span.text), text: span.text, marks }
  })
  return {
    _type: 'block',
    _key: makeKey(place, text),
    style: 'normal',
    markDefs: [...links].map(([href, key]) => ({ _type: 'link', _key: key, href })),
    children,
  }
}

/** A key from place and words, so that importing twice gives equal documents. */
function makeKey(place: string, content: string): string {
  return sha256(`${place}\n${content}`).slice(0, 12)
}
