import { studioPath } from '@sanity/client/csm'
import { vercelStegaDecodeAll, vercelStegaSplit } from '@vercel/stega'

/** Where a text of a preview page is edited: the document's published id, and the path of the field in it. */
export type Mark = { id: string; path: string }

/** A whole document as the Studio holds it at this moment; `_id` is the published one. */
export type LiveDocument = { _id: string; [field: string]: unknown }

/** How many earlier wordings of a text are known; a page is never older than that. */
const remembered = 500

/** @returns where a text comes from; `undefined` when it has no mark, or is put together of several texts. */
export function readMark(text: string): Mark | undefined {
  // Without any mark it gives nothing at all, whatever its type says.
  const [mark, ...others] = vercelStegaDecodeAll<{ href?: unknown }>(text) ?? []
  if (!mark || others.length > 0 || typeof mark.href !== 'string') return undefined
  const parameters = new URL(mark.href, 'http://localhost').searchParams
  const id = parameters.get('id')
  const path = parameters.get('path')
  return id && path ? { id, path } : undefined
}

/**
 * Shows what is being typed in the Studio in the words of a preview page, before the lake knows of it. It touches text
 * that stands on the page as it was written, and nothing that is made of it, such as a count or a date: that comes with
 * the page's next rendering.
 */
export class LiveWords {
  readonly #root: Node
  readonly #seen = new Map<string, Set<string>>()
  #documents = new Map<string, LiveDocument>()

  /** @param root the part of the page to keep up to date. */
  constructor(root: Node) {
    this.#root = root
  }

  /** Takes new states of documents and shows them. */
  take(documents: readonly LiveDocument[]): void {
    this.#documents = new Map(documents.map((document) => [document._id, document]))
    this.show()
  }

  /**
   * Shows the newest words again, where a rendering from the lake has brought older ones.
   * @returns the ids of the documents whose words are on the page, in alphabetical order.
   */
  show(): string[] {
    const ids = new Set<string>()
    for (const { node, mark } of this.#markedTexts()) {
      ids.add(mark.id)
      const document = this.#documents.get(mark.id)
      const words: unknown = document && studioPath.get(document, mark.path)
      if (typeof words !== 'string') continue
      const known = this.#remember(mark, words)
      const { cleaned, encoded } = vercelStegaSplit(node.data)
      // A text that was never the field's own is made of it: what it should say now is the page's business.
      if (cleaned !== words && known.has(cleaned)) node.data = words + encoded
    }
    return [...ids].sort()
  }

  #remember({ id, path }: Mark, words: string): Set<string> {
    const key = `${id} ${path}`
    const known = this.#seen.get(key) ?? new Set()
    known.delete(words)
    known.add(words)
    const [oldest] = known
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    this.#seen.set(key, known)
    return known
  }

  *#markedTexts(): Generator<{ node: Text; mark: Mark }> {
    const walker = document.createTreeWalker(this.#root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const mark = readMark((node as Text).data)
      if (mark) yield { node: node as Text, mark }
    }
  }
}
