import { attribute, classesOf, type Element, isElement } from './html-styles.ts'
import type { PictureMark } from './parts.ts'

const dropped = new Set(
  'head style script template noscript title del hr svg math iframe object video audio canvas form button select textarea'.split(
    ' ',
  ),
)

/** Elements that hold no words of the text. Deleted words of a tracked change are none either. */
export function dropsOut(element: Element): boolean {
  return dropped.has(element.tagName) || classesOf(element).includes('EOP')
}

const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption footer h1 h2 h3 h4 h5 h6 header html li main nav p pre section summary table tbody td tfoot th thead tr'.split(
    ' ',
  ),
)

/** Whether an element begins and ends a paragraph. */
export function isBlock(element: Element): boolean {
  return blocks.has(element.tagName)
}

/** What a reviewer wrote beside the text in Google Docs or Word: the mark in the text, and the comment at the end. */
export function isComment(element: Element): boolean {
  if (classesOf(element).includes('MsoCommentReference')) return true
  if (/mso-element:\s*comment/i.test(attribute(element, 'style') ?? '')) return true
  const link =
    element.tagName === 'sup' || element.tagName === 'div' ? firstLink(element) : undefined
  const id = link && attribute(link, 'id')
  return id !== undefined && (element.tagName === 'sup' ? /^cmnt_ref\d/ : /^cmnt\d/).test(id)
}

/** The link with which a comment or footnote of Google Docs begins. */
export function firstLink(element: Element): Element | undefined {
  const [first] = element.childNodes.filter(isElement)
  return first?.tagName === 'p' ? firstLink(first) : first?.tagName === 'a' ? first : undefined
}

/** The level that Google Docs and Word online write down, which tell nested lists apart by nothing else. */
export function listLevelOf(element: Element): number | undefined {
  const spoken = attribute(element, 'aria-level') ?? attribute(element, 'data-aria-level')
  const kept = classesOf(element).find((name) => /^lst-kix_/.test(name))
  const level =
    spoken === undefined ? Number(kept?.split('-').at(-1) ?? Number.NaN) + 1 : Number(spoken)
  return Number.isInteger(level) && level > 0 && level < 20 ? level : undefined
}

/**
 * Reads a picture.
 * @returns the letters for an emoji that is drawn as one; `undefined` for a spacer that nobody sees.
 */
export function readPicture(element: Element): PictureMark | string | undefined {
  const alt = attribute(element, 'alt')?.replace(/\s+/g, ' ').trim()
  if (alt && /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)+$/u.test(alt))
    return alt
  const isSpacer = ['width', 'height'].some((side) =>
    /^[01](?:px)?$/.test(attribute(element, side) ?? ''),
  )
  const src = attribute(element, 'src')?.trim()
  if (isSpacer || !src) return undefined
  const described = alt ? { alt } : {}
  const bytes = readDataAddress(src)
  return bytes ? { bytes, ...described } : { src, ...described }
}

/** The bytes inside a `data:` address of a picture. */
function readDataAddress(src: string): Uint8Array | undefined {
  const encoded = /^data:image\/[\w.+-]+;base64,([\s\S]*)$/i.exec(src)?.[1]
  if (encoded === undefined) return undefined
  try {
    return Uint8Array.from(atob(encoded.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}
