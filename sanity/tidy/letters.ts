import { cleanLink } from '#sanity/import/clean-link.ts'
import { cleanCharacters } from '#sanity/import/clean-spans.ts'
import { type Block, isTextBlock, type TextBlock, textOf } from './blocks.ts'
import { countOf, type Log } from './log.ts'

/** Takes out invisible characters, and wrappers and tracking parameters of links. */
export function cleanLetters(body: Block[], log: Log): Block[] {
  let letters = 0
  let links = 0
  const cleaned = body.map((block) => {
    if (!isTextBlock(block)) return block
    const clean = cleanBlock(block)
    if (textOf(clean) !== textOf(block)) letters++
    if (addressesOf(clean) !== addressesOf(block)) links++
    return clean
  })
  if (letters > 0) {
    log.change(
      `Invisible characters and odd spaces that copying left behind: cleaned in ${countOf(letters, 'paragraph')}.`,
    )
  }
  if (links > 0) {
    log.change(
      `Links lead straight to their page now, without detours and without telling who clicked: ${countOf(links, 'paragraph')}.`,
    )
  }
  return cleaned
}

/** @returns the block itself when there is nothing to clean in it. */
export function cleanBlock(block: TextBlock): TextBlock {
  const children = block.children.map((child) => {
    const text = child._type === 'span' ? cleanCharacters(child.text ?? '') : child.text
    return text === child.text || text === undefined ? child : { ...child, text }
  })
  const markDefs = block.markDefs?.map((definition) => {
    const { _type, href } = definition
    const address = _type === 'link' && typeof href === 'string' ? cleanLink(href) : undefined
    return address === undefined || address === href ? definition : { ...definition, href: address }
  })
  const isSame =
    children.every((child, index) => child === block.children[index]) &&
    (markDefs ?? []).every((definition, index) => definition === block.markDefs?.[index])
  return isSame ? block : { ...block, children, ...(markDefs && { markDefs }) }
}

function addressesOf({ markDefs }: TextBlock): string {
  return JSON.stringify(markDefs?.map(({ href }) => href))
}
