import type { ExprNode } from 'groq-js'
import type { JsonValue, LakeDocument } from '../types.ts'
import { isSearch } from './unsupported.ts'
import { walk } from './walk.ts'

/** Where a searched document carries its texts: no field of a document can have this name by chance. */
const textsField = '\u0000texts'

/**
 * Rewrites `… match text::query(…)` in place to plain `match`, which the evaluator has. All words must
 * match; `word*` matches beginnings, `"two words"` both words, `-word` must not match. Returns whether
 * there was any.
 */
export function rewriteTextSearch(tree: ExprNode): boolean {
  let found = false
  walk(tree, (node) => {
    if (node.type !== 'OpCall' || node.op !== 'match' || !isSearch(node.right)) return
    found = true
    const words = node.right.args[0]
    if (words) replace(node, searchCondition(searchedTexts(node.left), words))
  })
  return found
}

/** A copy of the document that carries all its texts in a field that is not listed, so no answer shows it. */
export function withTexts(document: LakeDocument): LakeDocument {
  const copy = { ...document }
  Object.defineProperty(copy, textsField, { get: () => textsIn(document), enumerable: false })
  return copy
}

function replace(node: ExprNode, replacement: ExprNode): void {
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key)
  Object.assign(node, replacement)
}

function searchCondition(left: ExprNode, words: ExprNode): ExprNode {
  if (words.type !== 'Value' || typeof words.value !== 'string') {
    return { type: 'OpCall', op: 'match', left, right: words }
  }
  const { wanted, unwanted } = readWords(words.value)
  const matching = (text: string): ExprNode => ({
    type: 'OpCall',
    op: 'match',
    left,
    right: { type: 'Value', value: text },
  })
  const conditions: ExprNode[] = unwanted.map((word) => ({ type: 'Not', base: matching(word) }))
  if (wanted.length > 0 || conditions.length === 0) conditions.unshift(matching(wanted.join(' ')))
  return conditions.reduce((left, right) => ({ type: 'And', left, right }))
}

function readWords(text: string): { wanted: string[]; unwanted: string[] } {
  const words = text.match(/-?"[^"]*"|\S+/g) ?? []
  const bare = (word: string) => word.replace(/^-/, '').replaceAll('"', '')
  return {
    wanted: words.filter((word) => !word.startsWith('-')).map(bare),
    unwanted: words.filter((word) => word.startsWith('-') && bare(word) !== '').map(bare),
  }
}

/** What is searched: the texts of `@` and of portable text too, where plain `match` only knows strings. */
function searchedTexts(left: ExprNode): ExprNode {
  const parts = left.type === 'Array' ? left.elements.map((element) => element.value) : [left]
  return {
    type: 'Array',
    elements: parts.flatMap((part) =>
      part.type === 'This'
        ? [spread({ type: 'AccessAttribute', base: part, name: textsField })]
        : [
            item({ type: 'FuncCall', namespace: 'global', name: 'string', args: [part] }),
            spread(part),
            item({ type: 'FuncCall', namespace: 'pt', name: 'text', args: [part] }),
          ],
    ),
  }
}

type Element = { type: 'ArrayElement'; value: ExprNode; isSplat: boolean }

function item(value: ExprNode): Element {
  return { type: 'ArrayElement', value, isSplat: false }
}

function spread(value: ExprNode): Element {
  return { type: 'ArrayElement', value, isSplat: true }
}

function textsIn(document: LakeDocument): string[] {
  const texts: string[] = []
  const visit = (value: JsonValue | undefined): void => {
    if (typeof value === 'string') texts.push(value)
    else if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      for (const [field, item] of Object.entries(value)) if (!field.startsWith('_')) visit(item)
    }
  }
  for (const [field, value] of Object.entries(document)) if (!field.startsWith('_')) visit(value)
  return texts
}
