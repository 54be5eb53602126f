import type { ExprNode } from 'groq-js'
import { queryError } from './parse-query.ts'
import { walk } from './walk.ts'

const mostStars = 4

/**
 * Makes the patterns of `match` harmless, in place: stars in a row count as one. The evaluator tries every way to spread a word
 * over the stars of a pattern, so a long row of them, as anyone may type into a search box, would never end.
 * @throws {LakeError} 400 for a word with more than four stars apart.
 */
export function tamePatterns(tree: ExprNode, query: string): void {
  walk(tree, (node) => {
    if (node.type !== 'OpCall' || node.op !== 'match') return
    walk(node.right, (part) => {
      if (part.type === 'Value') part.value = tame(part.value, query)
    })
  })
}

function tame(value: unknown, query: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => tame(item, query))
  if (typeof value !== 'string') return value
  const pattern = value.replace(/\*+/g, '*')
  if (pattern.split(/\s/).every((word) => word.split('*').length - 1 <= mostStars)) return pattern
  throw queryError(`A word of a match pattern may have ${mostStars} stars at most`, query)
}
