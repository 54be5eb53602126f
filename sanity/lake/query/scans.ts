import type { ExprNode, FuncCallNode } from 'groq-js'
import { childrenOf } from './walk.ts'

/**
 * What one `*` in a query can touch: documents with one of these ids, of one of these types, with one of these
 * slugs, with a reference to one of these ids. A side that is `undefined` is not limited.
 */
export type Scan = {
  ids?: Set<string> | undefined
  types?: Set<string> | undefined
  slugs?: Set<string> | undefined
  targets?: Set<string> | undefined
}

/** Past this many alternatives a condition counts as wider than it is. */
const mostAlternatives = 16

/** The scans of every `*` in the tree. Never narrower than what the query reads. */
export function scansIn(tree: ExprNode): Scan[] {
  const chain = tree.type === 'Filter' ? filterChain(tree) : undefined
  if (chain) return [...scansOfChain(chain), ...chain.filters.flatMap(scansIn)]
  if (tree.type === 'Everything') return [{}]
  const inner = [...childrenOf(tree)].flatMap(scansIn)
  return isReleases(tree) ? [scanOfReleases, ...inner] : inner
}

/** The scans of one `*` with its filters: what it touches is in one of them, or nothing. */
export function scansOfChain(chain: { filters: ExprNode[] }): Scan[] {
  return chain.filters.map(limitsOf).reduce(both, [{}])
}

/** `releases::all()` reads documents without a `*`. */
export function isReleases(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'releases'
}

export const scanOfReleases: Scan = { types: new Set(['system.release']) }

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

/** What must be true of a document when the condition is true: one of these scans. */
function limitsOf(condition: ExprNode): Scan[] {
  switch (condition.type) {
    case 'Group':
      return limitsOf(condition.base)
    case 'And':
      return both(limitsOf(condition.left), limitsOf(condition.right))
    case 'Or':
      return either(limitsOf(condition.left), limitsOf(condition.right))
    case 'Value':
      return condition.value === true ? [{}] : []
    case 'Not':
      return constantOf(condition.base) === true ? [] : [{}]
    case 'FuncCall':
      return limitsOfCall(condition)
    case 'OpCall':
      if (condition.op === '==') {
        return (
          limitTo(condition.left, condition.right, literal(condition.right)) ??
          limitTo(condition.right, condition.left, literal(condition.left)) ?? [{}]
        )
      }
      if (condition.op !== 'in') return [{}]
      return limitTo(condition.left, condition.right, literals(condition.right)) ?? [{}]
    default:
      return [{}]
  }
}

function limitsOfCall({ namespace, name, args }: FuncCallNode): Scan[] {
  if (namespace !== 'global') return [{}]
  const [first] = args
  if (name === 'defined') return first && constantOf(first) === null ? [] : [{}]
  if (name !== 'references') return [{}]
  const targets = new Set<string>()
  for (const argument of args) {
    const ids = literals(argument) ?? literal(argument)
    if (!ids) return [{}]
    for (const id of ids) targets.add(id)
  }
  return targets.size === 0 ? [] : [{ targets }]
}

function limitTo(
  attribute: ExprNode,
  wanted: ExprNode,
  values: Set<string> | undefined,
): Scan[] | undefined {
  if (!values || attribute.type !== 'AccessAttribute') return undefined
  const { name, base } = attribute
  let limit: Scan | undefined
  if (isItself(base) && name === '_id') limit = { ids: values }
  if (isItself(base) && name === '_type') limit = { types: values }
  // Unlike an id or a type, a slug may be missing, and then equals null.
  if (name === 'current' && isSlug(base) && isOnlyStrings(wanted)) limit = { slugs: values }
  return limit && [limit].filter(isPossible)
}

function isOnlyStrings(node: ExprNode): boolean {
  if (node.type === 'Group') return isOnlyStrings(node.base)
  if (node.type === 'Array') return node.elements.every(({ value }) => isOnlyStrings(value))
  const values: unknown[] =
    node.type === 'Value' && Array.isArray(node.value) ? node.value : [constantOf(node)]
  return values.every((value) => typeof value === 'string')
}

function isItself(base: ExprNode | undefined): boolean {
  return base === undefined || base.type === 'This'
}

function isSlug(node: ExprNode | undefined): boolean {
  return node?.type === 'AccessAttribute' && node.name === 'slug' && isItself(node.base)
}

/** The value of a constant; `undefined` when the node is none. */
function constantOf(node: ExprNode): unknown {
  if (node.type === 'Group') return constantOf(node.base)
  return node.type === 'Value' ? (node.value ?? null) : undefined
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

function both(left: Scan[], right: Scan[]): Scan[] {
  // Either side alone is wide enough, where all pairs would be too many.
  if (left.length * right.length > mostAlternatives) {
    return left.length < right.length ? left : right
  }
  return left.flatMap((one) => right.map((other) => meet(one, other))).filter(isPossible)
}

function either(left: Scan[], right: Scan[]): Scan[] {
  const all = [...left, ...right]
  if (all.some(isUnlimited)) return [{}]
  return all.length > mostAlternatives ? [all.reduce(join)] : all
}

function isUnlimited({ ids, types, slugs, targets }: Scan): boolean {
  return !ids && !types && !slugs && !targets
}

/** Whether any document can be in the scan: a side with no value is met by none. */
function isPossible({ ids, types, slugs, targets }: Scan): boolean {
  return [ids, types, slugs, targets].every((side) => side?.size !== 0)
}

function meet(left: Scan, right: Scan): Scan {
  return {
    ids: intersection(left.ids, right.ids),
    types: intersection(left.types, right.types),
    slugs: intersection(left.slugs, right.slugs),
    // A document may refer to many, so one of its references may meet the one side and another the other.
    targets: left.targets ?? right.targets,
  }
}

function join(left: Scan, right: Scan): Scan {
  return {
    ids: union(left.ids, right.ids),
    types: union(left.types, right.types),
    slugs: union(left.slugs, right.slugs),
    targets: union(left.targets, right.targets),
  }
}

function intersection(left: Set<string> | undefined, right: Set<string> | undefined) {
  if (!left || !right) return left ?? right
  return new Set([...left].filter((item) => right.has(item)))
}

function union(left: Set<string> | undefined, right: Set<string> | undefined) {
  return left && right ? new Set([...left, ...right]) : undefined
}
