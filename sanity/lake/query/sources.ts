import type { ExprNode, FilterNode, FlatMapNode, FuncCallNode, MapNode } from 'groq-js'
import type { Ordering } from '../store/ordered-lists.ts'
import { compile } from './compile.ts'
import {
  type Bound,
  boundOf,
  conjuncts,
  dependsOnPlace,
  enoughOf,
  isTypeTest,
  nameOf,
  type Test,
} from './conditions.ts'
import { filterChain, isReleases, type Scan, scanOfReleases, scansOfChain } from './scans.ts'
import { type Tick, ticking } from './ticking.ts'

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
