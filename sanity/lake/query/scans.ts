import type { ExprNode } from 'groq-js'
import { childrenOf } from './walk.ts'

/**
 * What one `*` in a query can touch: documents with one of these ids and one of these types. A side that is
 * `undefined` is not limited.
 */
export type Scan = { ids: Set<string> | undefined; types: Set<string> | undefined }

const unlimited: Scan = { ids: undefined, types: undefined }

/** One scan for each `*` in the tree. Never narrower than what the query reads. */
export function scansIn(tree: ExprNode): Scan[] {
  const chain = tree.type === 'Filter' ? filterChain(tree) : undefined
  if (chain) {
    const limits = chain.filters.map(limitsOf).reduce(both, unlimited)
    return [limits, ...chain.filters.flatMap(scansIn)]
  }
  if (tree.type === 'Everything') return [unlimited]
  const inner = [...childrenOf(tree)].flatMap(scansIn)
  if (tree.type !== 'FuncCall' || tree.namespace !== 'releases') return inner
  return [{ ids: undefined, types: new Set(['system.release']) }, ...inner]
}

/** The filters that stand directly on a `*`, such as `*[a][b]`; anything in between may depend on the whole. */
export function filterChain(node: ExprNode): { filters: ExprNode[] } | undefined {
  const filters: ExprNode[] = []
  let current = node
  for (;;) {
    if (current.type === 'Everything') return { filters }
    if (current.type === 'Filter') {
      filters.push(current.expr)
      current = current.base
    } else if (current.type === 'Group') current = current.base
    else return undefined
  }
}

/** What must be true of `_id` and `_type` when the condition is true. */
function limitsOf(condition: ExprNode): Scan {
  switch (condition.type) {
    case 'Group':
      return limitsOf(condition.base)
    case 'And':
      return both(limitsOf(condition.left), limitsOf(condition.right))
    case 'Or':
      return either(limitsOf(condition.left), limitsOf(condition.right))
    case 'OpCall':
      if (condition.op === '==') {
        return (
          limitTo(condition.left, literal(condition.right)) ??
          limitTo(condition.right, literal(condition.left)) ??
          unlimited
        )
      }
      if (condition.op === 'in') {
        return limitTo(condition.left, literals(condition.right)) ?? unlimited
      }
      return unlimited
    default:
      return unlimited
  }
}

function limitTo(attribute: ExprNode, values: Set<string> | undefined): Scan | undefined {
  if (!values || attribute.type !== 'AccessAttribute') return undefined
  if (attribute.base !== undefined && attribute.base.type !== 'This') return undefined
  if (attribute.name === '_id') return { ids: values, types: undefined }
  return attribute.name === '_type' ? { ids: undefined, types: values } : undefined
}

/** A constant; one that is no string equals no id and no type. */
function literal(node: ExprNode): Set<string> | undefined {
  if (node.type === 'Group') return literal(node.base)
  if (node.type !== 'Value') return undefined
  return new Set(typeof node.value === 'string' ? [node.value] : [])
}

function literals(node: ExprNode): Set<string> | undefined {
  if (node.type === 'Group') return literals(node.base)
  if (node.type === 'Value' && Array.isArray(node.value)) {
    return new Set(node.value.filter((value) => typeof value === 'string'))
  }
  if (node.type !== 'Array') return undefined
  const values = new Set<string>()
  for (const element of node.elements) {
    const value = element.isSplat ? undefined : literal(element.value)
    if (!value) return undefined
    for (const item of value) values.add(item)
  }
  return values
}

function both(left: Scan, right: Scan): Scan {
  return { ids: intersection(left.ids, right.ids), types: intersection(left.types, right.types) }
}

function either(left: Scan, right: Scan): Scan {
  return { ids: union(left.ids, right.ids), types: union(left.types, right.types) }
}

function intersection(left: Set<string> | undefined, right: Set<string> | undefined) {
  if (!left || !right) return left ?? right
  return new Set([...left].filter((item) => right.has(item)))
}

function union(left: Set<string> | undefined, right: Set<string> | undefined) {
  return left && right ? new Set([...left, ...right]) : undefined
}
