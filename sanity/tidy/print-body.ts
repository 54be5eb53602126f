import { type Block, isTextBlock, type TextBlock } from './blocks.ts'
import { partsOfCallToAction, textBlocksOf } from './call-to-action.ts'

/** A body as lines that a person can read: what each block is, and its words with their marks. */
export function printBody(body: readonly Block[]): string[] {
  return body.flatMap((block) => {
    if (isTextBlock(block)) return [`${nameOf(block)} ${markedText(block)}`]
    if (block._type === 'callToAction') {
      const { text, location, closing } = partsOfCallToAction(block)
      return [
        '[callToAction]',
        ...text.map((part) => `  text ${markedText(part)}`),
        ...location.map((line) => `  location ${line}`),
        ...closing.map((part) => `  closing ${markedText(part)}`),
      ]
    }
    if (block._type === 'callout') {
      const title = block.title === undefined ? [] : [`  title ${block.title}`]
      return [
        '[callout]',
        ...title,
        ...textBlocksOf(block.text).map((part) => `  text ${markedText(part)}`),
      ]
    }
    if (block._type === 'quotation') {
      const source = block.attribution === undefined ? '' : ` (${block.attribution})`
      return [`[quotation] ${block.sourceKind} ${block.text}${source}`]
    }
    if (block._type === 'figure') return [figureLine(block)]
    if (block._type !== 'steps' || !Array.isArray(block.items)) return [`[${block._type}]`]
    return [
      '[steps]',
      ...block.items.flatMap(({ title, text, quotation }) => [
        `  step ${title}`,
        ...(text === undefined ? [] : [`    text ${JSON.stringify(text)}`]),
        ...(quotation === undefined ? [] : [`    ${quotation.sourceKind} ${quotation.text}`]),
      ]),
    ]
  })
}

/** A picture by what it shows, and its caption in parentheses. */
function figureLine({ picture, caption }: Block): string {
  const { alt } = (picture ?? {}) as { alt?: string }
  return ['[figure]', ...(alt ? [alt] : []), ...(caption ? [`(${caption})`] : [])].join(' ')
}

function nameOf({ style, listItem, level }: TextBlock): string {
  if (listItem !== undefined) return `${listItem} ${level}`
  return style === undefined || style === 'normal' ? 'p' : style
}

function markedText({ children, markDefs }: TextBlock): string {
  return children
    .map(({ text = '', marks = [] }) =>
      marks.reduce(
        (words, mark) => {
          const link = markDefs?.find(({ _key }) => _key === mark)
          if (link) return `[${words}](${link.href})`
          return mark === 'strong' ? `**${words}**` : `_${words}_`
        },
        text.replaceAll('\n', '⏎'),
      ),
    )
    .join('')
}
