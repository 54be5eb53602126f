import type { ExprNode, FilterNode, FlatMapNode, FuncCallNode, MapNode } from 'groq-js'
import type { Ordering } from '../store/ordered-lists.ts'
import { compile, constantOf, type Reading } from './compile.ts'
import { filterChain, isReleases, type Scan, scanOfReleases, scansOfChain } from './scans.ts'
import { type Tick, ticking } from './ticking.ts'
import { childrenOf } from './walk.ts'

/** Documents that a query reads together: a `*` with its filters, and the order that follows. */
export type Source = {
  scans: Scan[]
  /** Conditions that the documents must meet, as functions and as what only the evaluator can decide. */
  tests: Test[]
  rest: ExprNode[]
  /** Each of which lets a document of the right type in, whatever else there is; `all` when the type is enough. */
  enough: Bound[] | 'all'
  ordering: Ordering | undefined
}

/** `bound` when the condition is one; `isOfType` when it asks for a type by which the scans are limited already. */
export type Test = { reading: Reading; bound: Bound | undefined; isOfType: boolean }

/** `reading` compared with a constant; `name` is the same for the same expression. */
export type Bound = {
  name: string
  reading: Reading
  operator: '<' | '<=' | '>' | '>='
  constant: unknown
}

export type ReadSource = {
  /** The documents of a source from one place to another; to the end, when `to` is infinite. */
  documents(source: Source, from: number, to: number): unknown[]
  /** How many there are. */
  count(source: Source): number
}

/**
 * A copy of the tree in which every `*`, as far up as filters, order and slice allow, is replaced by its documents. They
 * are read when the evaluator comes to them, and once, where they do not depend on the place in the query. `tick` is called
 * for every item of every loop.
 */
export function bindSources(tree: ExprNode, read: ReadSource, tick: Tick): ExprNode {
  const bind = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value
    if (!isNode(value)) return bindParts(value)
    const whole = bindWhole(value, read, bind)
    if (whole) return whole as T
    const parts = bindParts(value)
    return isLoop(parts) ? ({ ...parts, expr: ticking(parts.expr, tick) } as T) : parts
  }
  /** The very same object, when nothing in it reads documents. */
  const bindParts = <T extends object>(value: T): T => {
    if ('type' in value && value.type === 'Value') return value
    let copy: T | undefined
    for (const key of Object.keys(value) as Array<keyof T & string>) {
      if (key === 'customFunctions') continue
      const part = value[key]
      const bound = bind(part)
      if (bound === part) continue
      copy ??= (Array.isArray(value) ? [...value] : { ...value }) as T
      copy[key] = bound
    }
    return copy ?? value
  }
  return bind(tree)
}

type Bind = <T>(value: T) => T

const sourceOfReleases: Source = {
  scans: [scanOfReleases],
  tests: [],
  rest: [],
  enough: 'all',
  ordering: undefined,
}

function isLoop(node: ExprNode): node is FilterNode | MapNode | FlatMapNode {
  return node.type === 'Filter' || node.type === 'Map' || node.type === 'FlatMap'
}

function bindWhole(node: ExprNode, read: ReadSource, bind: Bind): ExprNode | undefined {
  if (isReleases(node)) {
    const source = sourceOfReleases
    return lazyValue(() => read.documents(source, 0, Number.POSITIVE_INFINITY))
  }
  if (node.type === 'FuncCall') return bindCount(node, read, bind)
  const chain = filterChain(node)
  if (chain && !chain.filters.some(dependsOnPlace)) {
    const source = sourceOf(chain.filters, undefined, bind)
    return lazyValue(() => read.documents(source, 0, Number.POSITIVE_INFINITY))
  }
  if (chain) return bindDependent(chain.filters, read, bind)
  if (node.type === 'PipeFuncCall') {
    const source = orderedSource(node, bind)
    return source && lazyValue(() => read.documents(source, 0, Number.POSITIVE_INFINITY))
  }
  return bindCut(node, read, bind)
}

/** `count(*[…])` needs the documents no longer than to count them. */
function bindCount(node: FuncCallNode, read: ReadSource, bind: Bind): ExprNode | undefined {
  const [argument] = node.args
  if (node.namespace !== 'global' || node.name !== 'count' || !argument) return undefined
  const chain = filterChain(argument)
  if (!chain || chain.filters.some(dependsOnPlace)) return undefined
  const source = sourceOf(chain.filters, undefined, bind)
  return lazyValue(() => read.count(source))
}

/** A filter that looks at what surrounds it is left to the evaluator, over fewer documents. */
function bindDependent(filters: ExprNode[], read: ReadSource, bind: Bind): ExprNode {
  const { rest, ...source } = sourceOf(filters, undefined, bind)
  const base = lazyValue(() => read.documents({ ...source, rest: [] }, 0, Number.POSITIVE_INFINITY))
  return rest.reduce<ExprNode>((inner, expr) => ({ type: 'Filter', base: inner, expr }), base)
}

/** `…[0]` and `…[0...10]`, which need no more documents than that. */
function bindCut(node: ExprNode, read: ReadSource, bind: Bind): ExprNode | undefined {
  if (node.type !== 'Slice' && node.type !== 'AccessElement') return undefined
  const base = ungrouped(node.base)
  const chain = filterChain(base)
  const isFree = chain && !chain.filters.some(dependsOnPlace)
  const source = isFree ? sourceOf(chain.filters, undefined, bind) : orderedSource(base, bind)
  if (!source) return undefined
  if (node.type === 'AccessElement') {
    const { index } = node
    return index < 0
      ? undefined
      : lazyValue(() => read.documents(source, index, index + 1)[0] ?? null)
  }
  const end = node.isInclusive ? node.right + 1 : node.right
  if (node.left < 0 || node.right < 0) return undefined
  return lazyValue(() => read.documents(source, node.left, end))
}

function orderedSource(node: ExprNode, bind: Bind): Source | undefined {
  if (node.type !== 'PipeFuncCall' || node.name !== 'order') return undefined
  const chain = filterChain(node.base)
  if (!chain || chain.filters.some(dependsOnPlace)) return undefined
  const keys: Ordering['keys'] = []
  for (const argument of node.args) {
    const isDirected = argument.type === 'Asc' || argument.type === 'Desc'
    const read = compile(isDirected ? argument.base : argument)
    if (!read) return undefined
    keys.push({ read, descending: argument.type === 'Desc' })
  }
  return sourceOf(chain.filters, { name: nameOf(node.args), keys }, bind)
}

function sourceOf(filters: ExprNode[], ordering: Ordering | undefined, bind: Bind): Source {
  const tests: Test[] = []
  const rest: ExprNode[] = []
  const conditions = filters.flatMap(conjuncts)
  for (const condition of conditions) {
    const reading = compile(condition)
    if (!reading) rest.push(bind(condition))
    else tests.push({ reading, bound: boundOf(condition), isOfType: isTypeTest(condition) })
  }
  const enough = enoughOf(conditions.filter((condition) => !isTypeTest(condition)))
  return { scans: scansOfChain({ filters }), tests, rest, enough, ordering }
}

/** @param conditions all but those of the type. */
function enoughOf(conditions: ExprNode[]): Source['enough'] {
  const [only] = conditions
  if (!only) return 'all'
  const alternatives = conditions.length === 1 ? disjuncts(only) : []
  if (alternatives.some((alternative) => constantOf(alternative)?.value === true)) return 'all'
  return alternatives.flatMap((alternative) => boundOf(alternative) ?? [])
}

/** What makes the condition true when any of it is true. */
function disjuncts(condition: ExprNode): ExprNode[] {
  if (condition.type === 'Group') return disjuncts(condition.base)
  if (condition.type !== 'Or') return [condition]
  return [...disjuncts(condition.left), ...disjuncts(condition.right)]
}

/** Such a condition is in the scans already, so that documents of other types are not even candidates. */
function isTypeTest(condition: ExprNode): boolean {
  if (condition.type !== 'OpCall' || condition.op !== '==') return false
  const { left, right } = condition
  return (isType(left) && isText(right)) || (isType(right) && isText(left))
}

function isText(node: ExprNode): boolean {
  return typeof constantOf(node)?.value === 'string'
}

function isType(node: ExprNode): boolean {
  return (
    node.type === 'AccessAttribute' &&
    node.name === '_type' &&
    (!node.base || node.base.type === 'This')
  )
}

/** What all must be true when the condition is true. */
function conjuncts(condition: ExprNode): ExprNode[] {
  if (condition.type === 'Group') return conjuncts(condition.base)
  if (condition.type !== 'And') return [condition]
  return [...conjuncts(condition.left), ...conjuncts(condition.right)]
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function boundOf(condition: ExprNode): Bound | undefined {
  if (condition.type !== 'OpCall' || !(condition.op in mirrored)) return undefined
  const operator = condition.op as keyof typeof mirrored
  const { left, right } = condition
  return bound(left, operator, right) ?? bound(right, mirrored[operator], left)
}

function bound(side: ExprNode, operator: Bound['operator'], other: ExprNode): Bound | undefined {
  const constant = constantOf(other)
  const reading = compile(side)
  if (!constant || !reading || constantOf(side)) return undefined
  return { name: nameOf(side), reading, operator, constant: constant.value }
}

/** A name for an expression. What its constants decide by themselves makes no difference to it. */
function nameOf(expression: ExprNode | ExprNode[]): string {
  return JSON.stringify(expression, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('type' in part)) return part
    if (part.type === 'Group' && 'base' in part) return part.base
    if (part.type !== 'Select' || !('alternatives' in part)) return part
    const alternatives = part.alternatives as Array<{ condition: ExprNode; value: ExprNode }>
    const open = alternatives.filter(({ condition }) => {
      const constant = constantOf(condition)
      return !constant || constant.value === true
    })
    return { ...part, alternatives: open }
  })
}

/** Whether an expression looks at what surrounds it (`^`). */
function dependsOnPlace(node: ExprNode): boolean {
  if (node.type === 'Parent') return true
  for (const child of childrenOf(node)) if (dependsOnPlace(child)) return true
  return false
}

function ungrouped(node: ExprNode): ExprNode {
  return node.type === 'Group' ? ungrouped(node.base) : node
}

function isNode(value: object): value is ExprNode {
  return 'type' in value && typeof value.type === 'string'
}

const stored = new WeakSet<ExprNode>()

/** Whether a constant of a bound tree stands for what was read: documents, one document, or their number. */
export function standsForDocuments(node: ExprNode): boolean {
  return stored.has(node)
}

/** A constant that is worked out when the evaluator first comes to it. */
function lazyValue(compute: () => unknown): ExprNode {
  let known: { value: unknown } | undefined
  const node: ExprNode = {
    type: 'Value',
    get value() {
      known ??= { value: compute() }
      return known.value
    },
  }
  stored.add(node)
  return node
}
