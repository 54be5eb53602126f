import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { attribute, classesOf, type Element, isElement, type Node } from '../html-styles.ts'
import { ImportError } from '../import-error.ts'
import type { FindAttachment } from './shortcodes.ts'

type Parent = DefaultTreeAdapterTypes.ParentNode

/** As deep as the reader of HTML goes. */
const deepest = 400

/** Boxes of Squarespace that hold no words of a post. */
const boxes: Array<[classes: RegExp, what: string]> = [
  [
    /^(?:newsletter-form-wrapper|newsletter-block|sqs-block-(?:newsletter|form)|form-block)$/,
    'a form',
  ],
  [/^(?:sqs-block-summary.*|summary-v2-block|sqs-block-archive)$/, 'a list of other posts'],
  [/^(?:sqs-block-(?:product|menu|search|map|code|embed-script))$/, 'a box of the website before'],
]

/**
 * Makes the HTML of a post of the website before into what a reader of HTML understands: pictures by the address of
 * their file, players and frames as links, and nothing of what only ran there.
 * @returns `notes`: what was left out or became something else
 * @throws {ImportError} when it is nested too deeply to be read.
 */
export function cleanPage(
  html: string,
  findAttachment: FindAttachment,
): { html: string; notes: string[] } {
  const fragment = parseFragment(html)
  const notes = new Set<string>()
  cleanChildren(fragment, { findAttachment, notes, isQuoted: false }, 0)
  return { html: serialize(fragment), notes: [...notes] }
}

type Cleaning = { findAttachment: FindAttachment; notes: Set<string>; isQuoted: boolean }

function cleanChildren(parent: Parent, cleaning: Cleaning, depth: number): void {
  if (depth > deepest) {
    throw new ImportError('One of the posts is nested too deeply to be read.')
  }
  parent.childNodes = parent.childNodes.flatMap((node): Node[] => {
    if (!isElement(node)) return [node]
    const box = boxes.find(([names]) => classesOf(node).some((name) => names.test(name)))
    if (box || node.tagName === 'form') {
      cleaning.notes.add(`${box?.[1] ?? 'a form'} was left out.`)
      return []
    }
    const played = findPlayed(node)
    if (played !== undefined) return playedAs(played, cleaning.notes)
    if (node.tagName === 'img') cleanPicture(node, cleaning.findAttachment)
    const isQuoted = cleaning.isQuoted || node.tagName === 'blockquote'
    cleanChildren(node, { ...cleaning, isQuoted }, depth + 1)
    return isQuoted && node.tagName === 'cite' ? [nameOfQuoted(node)] : [node]
  })
}

const players = new Set(['iframe', 'video', 'audio', 'embed', 'object'])

/** @returns the address of what a player or frame shows, which may be empty; `undefined` for every other element. */
function findPlayed(element: Element): string | undefined {
  const code = attribute(element, 'data-html')
  if (code !== undefined && classesOf(element).some((name) => /video|embed/.test(name))) {
    return /\bsrc=["']?([^"'\s>]+)/i.exec(code)?.[1] ?? ''
  }
  if (!players.has(element.tagName)) return undefined
  const source = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'source')
  const from = (found: Element | undefined) =>
    found && ['src', 'data-src', 'data'].map((name) => attribute(found, name)).find(Boolean)
  return from(element) ?? from(source) ?? ''
}

function playedAs(address: string, notes: Set<string>): Node[] {
  const href = address.startsWith('//') ? `https:${address}` : address
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) {
    notes.add('a player or frame was left out.')
    return []
  }
  notes.add(
    `what was shown from ${new URL(href).host} is a link now (${href}): say in words where it leads.`,
  )
  return makeLink(href)
}

function makeLink(href: string): Node[] {
  const { childNodes } = parseFragment('<p><a>x</a></p>')
  const link = childNodes.flatMap((node) => (isElement(node) ? node.childNodes : []))[0]
  if (link && isElement(link)) {
    link.attrs = [{ name: 'href', value: href }]
    const [words] = link.childNodes
    if (words && 'value' in words) words.value = href
  }
  return childNodes
}

/** The file itself in place of a small copy, and no file name for a description. */
function cleanPicture(element: Element, findAttachment: FindAttachment): void {
  const id = classesOf(element).flatMap((name) => /^wp-image-(\d+)$/.exec(name)?.[1] ?? [])[0]
  const attachment = id === undefined ? undefined : findAttachment(id)
  const named = attribute(element, 'alt')?.trim() || attachment?.alt || ''
  const later = attribute(element, 'data-image') || attribute(element, 'data-src')
  const src = attachment?.src ?? later ?? attribute(element, 'src') ?? ''
  const alt = isFileName(named) ? '' : named
  element.attrs = element.attrs
    .filter(({ name }) => name !== 'src' && name !== 'alt')
    .concat(src === '' ? [] : [{ name: 'src', value: src }])
    .concat(alt === '' ? [] : [{ name: 'alt', value: alt }])
}

export function isFileName(text: string): boolean {
  return (
    /\.(?:jpe?g|png|gif|webp|avif|heic|svg)$/i.test(text) ||
    /^(?:img|dsc|image)[_-]?\d+$/i.test(text)
  )
}

/** Who is quoted stands on a line of its own, as a person would write it. */
function nameOfQuoted(cite: Element): Node {
  const [first] = cite.childNodes
  cite.tagName = 'p'
  cite.nodeName = 'p'
  if (first && 'value' in first && !/^\s*[—―–-]/.test(first.value))
    first.value = `— ${first.value.trimStart()}`
  return cite
}
