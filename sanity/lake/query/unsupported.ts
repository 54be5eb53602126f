import type { ExprNode, FuncCallNode } from 'groq-js'
import { queryError } from './parse-query.ts'
import { walk } from './walk.ts'

/** Functions of GROQ that neither the evaluator nor the lake has; a name or a whole namespace. */
const missing = new Set([
  'text::semanticSimilarity',
  'geo',
  'documents',
  'user',
  'media',
  'delta',
  'diff',
  'global::anywhere',
])

/**
 * Refuses a query with a function that the lake does not have, rather than fail on the first document.
 * @throws {LakeError} 400 that names the function.
 */
export function refuseUnsupported(tree: ExprNode, query: string): void {
  walk(tree, (node) => {
    if (node.type !== 'FuncCall') return
    const name = `${node.namespace}::${node.name}`
    if (!missing.has(name) && !missing.has(node.namespace) && !isSearch(node)) return
    throw queryError(`The embedded lake does not have the function ${name}()`, query)
  })
}

/** A call of `text::query`. On the right side of `match` it is rewritten before; elsewhere it means nothing. */
export function isSearch(node: ExprNode): node is FuncCallNode {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
}
