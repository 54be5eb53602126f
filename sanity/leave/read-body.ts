import { type MarkdownBlock, readMarkdownBlocks, toLines } from '../import/markdown/read-blocks.ts'
import {
  isPicture,
  type MarkdownPicture,
  type MarkdownSpan,
  readInline,
} from '../import/markdown/read-inline.ts'
import { isStored, type Stored } from './stored.ts'

/**
 * Reads the Markdown of a post that was written out of a site into the blocks that it came from, with keys of their own.
 * Parts that a person has added since are read as well, as far as an article can hold them.
 */
export function readBody(text: string): Stored[] {
  let count = 0
  const nextKey = () => `k${++count}`
  return readBlocks(readMarkdownBlocks(toLines(text)), nextKey)
}

type NextKey = () => string
type Comment = { name: string; rest: Stored }

function readBlocks(blocks: MarkdownBlock[], nextKey: NextKey): Stored[] {
  const body: Stored[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    const comment = block && readComment(block)
    const next = blocks[at + 1]
    if (!block) break
    if (comment?.name === 'empty') {
      body.push(makeText([], 'normal', nextKey))
    } else if (comment?.name === 'quotation' && next?.kind === 'quote') {
      body.push({
        _type: 'quotation',
        _key: nextKey(),
        ...comment.rest,
        text: wordsOf(next.children),
      })
      at++
    } else if (comment?.name === 'figure' && next?.kind === 'paragraph') {
      body.push(readFigure(next.source, comment.rest, nextKey))
      at++
    } else if (comment?.name === 'crisis help') {
      body.push({ _type: 'crisisHelp', _key: nextKey(), ...comment.rest })
    } else if (comment && isEnclosing(comment.name)) {
      const end = blocks.findIndex(
        (other, index) => index > at && readComment(other)?.name === `end of ${comment.name}`,
      )
      const inside = blocks.slice(at + 1, end === -1 ? undefined : end)
      body.push(enclosing[comment.name](inside, comment.rest, nextKey))
      at += inside.length + 1
    } else {
      body.push(...readBlock(block, nextKey, 1))
    }
  }
  return body
}

/** Blocks that stand between a comment and its end. */
const enclosing = { steps: readSteps, note: readCallout, 'call to action': readCallToAction }

function isEnclosing(name: string): name is keyof typeof enclosing {
  return Object.hasOwn(enclosing, name)
}

function readComment(block: MarkdownBlock): Comment | undefined {
  if (block.kind !== 'comment') return undefined
  const [, name = '', json] = /^([a-z ]*?)\s*(\{.*\})?$/s.exec(block.text) ?? []
  return { name, rest: json === undefined ? {} : readJson(json) }
}

function readJson(json: string): Stored {
  try {
    const value: unknown = JSON.parse(json)
    return isStored(value) ? value : {}
  } catch {
    return {}
  }
}

function readBlock(block: MarkdownBlock, nextKey: NextKey, level: number): Stored[] {
  switch (block.kind) {
    case 'paragraph':
      return readParagraph(block.source, nextKey)
    case 'heading':
      return [makeText(spansOf(block.source), block.level > 2 ? 'h3' : 'h2', nextKey)]
    case 'quote':
      return [
        {
          _type: 'quotation',
          _key: nextKey(),
          text: wordsOf(block.children),
          sourceKind: 'example',
        },
      ]
    case 'item':
      return readItem(block, nextKey, level)
    case 'code':
      return block.info === 'nightlight'
        ? [readJson(block.text)]
        : [makeText([{ text: block.text }], 'normal', nextKey)]
    case 'html':
      return [makeText([{ text: block.text }], 'normal', nextKey)]
    case 'table':
      return block.cells.map((cell) => makeText(spansOf(cell.trim()), 'normal', nextKey))
    default:
      return []
  }
}

/** A picture in a paragraph becomes one of the text; she may have added it since. */
function readParagraph(source: string, nextKey: NextKey): Stored[] {
  const pictures = readInline(source).filter(isPicture)
  const spans = spansOf(source)
  const hasWords = spans.some(({ text }) => text.trim() !== '')
  return [
    ...(hasWords || pictures.length === 0 ? [makeText(spans, 'normal', nextKey)] : []),
    ...pictures.map((run) =>
      makeFigure(run, { picture: { _type: 'picture', peopleShown: 'none' } }, nextKey),
    ),
  ]
}

function readItem(
  { list, children }: Extract<MarkdownBlock, { kind: 'item' }>,
  nextKey: NextKey,
  level: number,
): Stored[] {
  const [first, ...others] = children
  const words = first?.kind === 'paragraph' ? spansOf(first.source) : []
  const item = {
    ...makeText(words, 'normal', nextKey),
    listItem: list,
    level: Math.min(level, 2),
  }
  const rest = first?.kind === 'paragraph' ? others : children
  return [item, ...rest.flatMap((child) => readBlock(child, nextKey, level + 1))]
}

function readFigure(source: string, rest: Stored, nextKey: NextKey): Stored {
  const run = readInline(source).find(isPicture)
  return run ? makeFigure(run, rest, nextKey) : makeText(spansOf(source), 'normal', nextKey)
}

function makeFigure({ picture }: MarkdownPicture, rest: Stored, nextKey: NextKey): Stored {
  const { src, alt, title } = picture
  return {
    _type: 'figure',
    _key: nextKey(),
    ...rest,
    ...(title && { caption: title }),
    picture: {
      ...(isStored(rest.picture) ? rest.picture : {}),
      ...(alt !== '' && { alt }),
      asset: { file: src },
    },
  }
}

function readSteps(blocks: MarkdownBlock[], rest: Stored, nextKey: NextKey): Stored {
  const _key = nextKey()
  const items = blocks.flatMap((block) =>
    block.kind === 'item' ? [readStep(block.children, nextKey)] : [],
  )
  return { _type: 'steps', _key, ...rest, items }
}

function readStep(blocks: MarkdownBlock[], nextKey: NextKey): Stored {
  const [title, ...paragraphs] = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [plainWords(block.source)] : [],
  )
  const _key = nextKey()
  const quoted = blocks.find((block) => block.kind === 'quote')
  const comment = blocks.map(readComment).find((found) => found?.name === 'quotation')
  const { hasKey, ...rest } = comment?.rest ?? { sourceKind: 'example' }
  // It stands in no list, so that it may have a key or none.
  const quotation = quoted && {
    _type: 'quotation',
    ...(hasKey === true && { _key: nextKey() }),
    ...rest,
    text: wordsOf(quoted.children),
  }
  return {
    _type: 'step',
    _key,
    title: title ?? '',
    ...(paragraphs.length > 0 && { text: paragraphs.join('\n\n') }),
    ...(quotation && { quotation }),
  }
}

function readCallout(blocks: MarkdownBlock[], rest: Stored, nextKey: NextKey): Stored {
  return { _type: 'callout', _key: nextKey(), ...rest, text: readBlocks(blocks, nextKey) }
}

function readCallToAction(blocks: MarkdownBlock[], rest: Stored, nextKey: NextKey): Stored {
  const _key = nextKey()
  const names = blocks.map((block) => readComment(block)?.name)
  const place = names.indexOf('location line')
  const closing = names.indexOf('closing words')
  const ends = [place, closing, blocks.length].filter((at) => at !== -1)
  const after = place === -1 ? undefined : blocks[place + 1]
  return {
    _type: 'callToAction',
    _key,
    ...rest,
    text: readBlocks(blocks.slice(0, Math.min(...ends)), nextKey),
    ...(after?.kind === 'paragraph' && { locationLine: plainWords(after.source) }),
    ...(closing !== -1 && { closing: readBlocks(blocks.slice(closing + 1), nextKey) }),
  }
}

function wordsOf(blocks: MarkdownBlock[]): string {
  return blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [plainWords(block.source)] : []))
    .join('\n\n')
}

function plainWords(source: string): string {
  return spansOf(source)
    .map(({ text }) => text)
    .join('')
}

function spansOf(source: string): MarkdownSpan[] {
  return readInline(source).filter((run): run is MarkdownSpan => !isPicture(run))
}

function makeText(runs: MarkdownSpan[], style: string, nextKey: NextKey): Stored {
  const _key = nextKey()
  const links = new Map<object, Stored>()
  const spans = runs.length > 0 ? runs : [{ text: '' }]
  const children = spans.map((span) => {
    const { text, strong, em } = span
    const mark = linkFor(links, span, nextKey)
    const marks = [strong && 'strong', em && 'em', mark].filter((name) => typeof name === 'string')
    return { _type: 'span', _key: nextKey(), text, marks }
  })
  return { _type: 'block', _key, style, markDefs: [...links.values()], children }
}

/** `page:…` as the title of a link names a page of the site by its document. */
function linkFor(
  links: Map<object, Stored>,
  { href, title, link = {} }: MarkdownSpan,
  nextKey: NextKey,
): string | undefined {
  if (href === undefined) return undefined
  const known = links.get(link)
  if (known) return String(known._key)
  const _key = nextKey()
  const id = /^page:(.+)$/s.exec(title ?? '')?.[1]
  links.set(
    link,
    id === undefined
      ? { _type: 'link', _key, href }
      : { _type: 'internalLink', _key, reference: { _type: 'reference', _ref: id, _weak: true } },
  )
  return _key
}
