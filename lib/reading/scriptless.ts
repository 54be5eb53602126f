import {
  defaultTreeAdapter,
  html as names,
  parse,
  serialize,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5'
import type { StyleSheets } from './style-sheets.ts'

type Element = Tree.Element
type Parent = Tree.ParentNode

/** A page as it is sent: no scripts, its styles inside. */
export type ScriptlessPage = {
  html: string
  /** The exact text of every style element, for the policy header's hashes. */
  styles: string[]
}

/**
 * Makes a page that runs no script: takes out scripts (data for search engines stays), what only scripts need, event
 * handlers and script addresses, and puts linked style sheets of our own into the page.
 * @throws when parts of the page were left for a script to fill in: such a page is not complete.
 */
export function removeScripts(html: string, sheets: StyleSheets): ScriptlessPage {
  let text = html
  // Some markup means something else once it is written and read again, so a page is done when a second reading finds
  // nothing more. One more round is enough for anything Next writes.
  for (let round = 0; round < 5; round++) {
    const document = parse(text, { scriptingEnabled: false })
    if (round === 0) requireComplete(document)
    const changes = cleanChildren(document, sheets)
    if (changes === 0) return { html: text, styles: findStyles(document) }
    text = serialize(document)
  }
  throw new Error('The page still holds scripts after five readings.')
}

/** React's marks for "not here yet" (`$?`) and "left to the browser" (`$!`). */
function requireComplete(parent: Parent): void {
  for (const child of parent.childNodes) {
    if (defaultTreeAdapter.isCommentNode(child) && (child.data === '$?' || child.data === '$!')) {
      throw new Error('The page leaves a part for scripts to fill in, which no reader would see.')
    }
    if (defaultTreeAdapter.isElementNode(child)) requireComplete(child)
  }
}

/** @returns how many things were changed. */
function cleanChildren(parent: Parent, sheets: StyleSheets): number {
  let changes = 0
  for (const child of [...parent.childNodes]) {
    if (defaultTreeAdapter.isCommentNode(child)) {
      defaultTreeAdapter.detachNode(child)
      changes++
      continue
    }
    if (!defaultTreeAdapter.isElementNode(child)) continue
    const style = linkedStyle(child, sheets)
    if (style !== undefined) {
      defaultTreeAdapter.insertBefore(parent, styleElement(style), child)
      defaultTreeAdapter.detachNode(child)
      changes++
      continue
    }
    if (serves(child)) {
      changes += cleanAttributes(child) + cleanChildren(child, sheets)
      if (!isEmptyOutlet(child)) continue
    } else if (child.tagName === 'noscript') {
      // Where scripts are allowed but there are none, a browser would hide this.
      cleanChildren(child, sheets)
      for (const inner of [...child.childNodes]) {
        defaultTreeAdapter.detachNode(inner)
        insertNode(parent, inner, child)
      }
    }
    defaultTreeAdapter.detachNode(child)
    changes++
  }
  return changes
}

function insertNode(parent: Parent, node: Tree.ChildNode, before: Element): void {
  if (defaultTreeAdapter.isElementNode(node)) {
    defaultTreeAdapter.insertBefore(parent, node, before)
  } else if (defaultTreeAdapter.isTextNode(node)) {
    defaultTreeAdapter.insertTextBefore(parent, node.value, before)
  }
}

/** Whether an element means anything to a reader without scripts. */
function serves(element: Element): boolean {
  switch (element.tagName) {
    case 'script':
      return isData(element)
    // Waits for a script to use it; a shadow root in it would escape the checks here.
    case 'template':
    case 'noscript':
      return false
    case 'link':
      return !isForScripts(element)
    case 'meta':
      return (
        attribute(element, 'http-equiv')?.toLowerCase() !== 'refresh' ||
        !/javascript:/i.test(plain(attribute(element, 'content') ?? ''))
      )
    default:
      return true
  }
}

function isData(script: Element): boolean {
  return (
    script.namespaceURI === names.NS.HTML &&
    attribute(script, 'type')?.trim().toLowerCase() === 'application/ld+json' &&
    attribute(script, 'src') === undefined
  )
}

function isForScripts(link: Element): boolean {
  const relations = relationsOf(link)
  const kind = attribute(link, 'as')?.toLowerCase()
  const fetches = relations.some((relation) => ['preload', 'prefetch'].includes(relation))
  return (
    relations.includes('modulepreload') ||
    // Holds the page back until a node arrives that is taken out here.
    relations.includes('expect') ||
    // Style sheets are in the page already.
    (fetches && (kind === 'script' || kind === 'style' || kind === 'fetch' || kind === 'worker'))
  )
}

function linkedStyle(element: Element, sheets: StyleSheets): string | undefined {
  if (element.tagName !== 'link' || element.namespaceURI !== names.NS.HTML) return undefined
  if (!relationsOf(element).includes('stylesheet')) return undefined
  const address = attribute(element, 'href') ?? ''
  const text = sheets.read(address)
  if (text === undefined) throw new Error(`The style sheet ${address} is not one of ours.`)
  const media = attribute(element, 'media')
  return media ? `@media ${media}{${text}}` : text
}

function relationsOf(link: Element): string[] {
  return (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/)
}

function styleElement(text: string): Element {
  const element = defaultTreeAdapter.createElement('style' as Element['tagName'], names.NS.HTML, [])
  defaultTreeAdapter.insertText(element, text)
  return element
}

/** Next leaves such a place in every page for its own scripts. */
function isEmptyOutlet(element: Element): boolean {
  return (
    element.tagName === 'div' &&
    element.attrs.length === 1 &&
    attribute(element, 'hidden') === '' &&
    element.childNodes.length === 0
  )
}

/** What a person reads may begin with any words; these attributes are never followed as an address. */
const texts = /^(alt|title|content|placeholder|value|label|class|id|name|aria-.*|data-.*)$/

function cleanAttributes(element: Element): number {
  const before = element.attrs.length
  element.attrs = element.attrs.filter(({ name, value }) => {
    const lower = name.toLowerCase()
    if (lower.startsWith('on') || lower === 'srcdoc' || lower === 'nonce') return false
    if (texts.test(lower)) return true
    return !/(^|;)(javascript|vbscript|data:text\/html)/i.test(plain(value))
  })
  return before - element.attrs.length
}

/** A browser ignores spaces and control characters inside a scheme. */
function plain(value: string): string {
  return [...value].filter((character) => character > ' ').join('')
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

function findStyles(parent: Parent): string[] {
  return parent.childNodes.flatMap((child) => {
    if (!defaultTreeAdapter.isElementNode(child)) return []
    return child.tagName === 'style' ? [textOf(child)] : findStyles(child)
  })
}

function textOf(element: Element): string {
  return element.childNodes
    .map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : ''))
    .join('')
}
