import type { ExprNode } from 'groq-js'
import { walk } from './walk.ts'

/** Whether a query says the same, whenever and by whomever it is asked, as long as the documents stay. */
export function isLasting(tree: ExprNode): boolean {
  let lasting = true
  walk(tree, (node) => {
    if (node.type === 'FuncCall' && /^(now|identity)$/.test(node.name)) lasting = false
  })
  return lasting
}
