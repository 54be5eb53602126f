import { readPicturePlace } from '#sanity/import/placeholders.ts'
import { type Block, holdsMore, isListItem, isTextBlock, textOf } from './blocks.ts'
import { type Log, quote } from './log.ts'

/** Puts an empty picture where the text says that one goes: she drags the picture in, and readers never see the words. */
export function makePicturePlaces(body: Block[], log: Log): Block[] {
  return body.map((block) => {
    if (!isTextBlock(block) || isListItem(block) || holdsMore(block)) return block
    if (!readPicturePlace(textOf(block))) return block
    const words = textOf(block).trim()
    log.change(`${quote(words)} became an empty picture. Drag the picture in, or remove it.`, [
      words,
    ])
    return emptyPicture(log.deriveKey(block, 'picture'))
  })
}

export function emptyPicture(key: string): Block {
  return { _type: 'figure', _key: key }
}

export function isEmptyPicture({ _type, picture }: Block): boolean {
  return _type === 'figure' && !(picture as { asset?: unknown } | undefined)?.asset
}
