import type { FilterNode, PipeFuncCallNode } from 'groq-js'
import type { Evaluator } from './evaluator.ts'
import type { Scope } from './scopes.ts'
import {
  arrayOf,
  computed,
  type Fields,
  fieldOf,
  isArray,
  isObject,
  itemOf,
  itemsOf,
  nothing,
  type Traced,
} from './traced.ts'

/**
 * The items that pass a filter. The evaluator filters the plain values, which is fast, and the items are found again in
 * order: a value that occurs twice passes twice or not at all, so the first one not yet passed by is the right one.
 */
export function filterItems(
  evaluator: Evaluator,
  node: FilterNode,
  base: Traced,
  scope: Scope,
): Traced {
  if (!isArray(base.value)) return nothing
  const values = base.value
  const passed = evaluator.evaluateOver(node, values, scope)
  if (!isArray(passed)) return nothing
  let next = 0
  const items = passed.map((value) => {
    while (next < values.length && values[next] !== value) next++
    return itemOf(base, next++)
  })
  return { from: 'items', value: passed, items }
}

/** The items after `order()` or `score()`; another pipe gives nothing that could be traced. */
export function pipeItems(
  evaluator: Evaluator,
  node: PipeFuncCallNode,
  base: Traced,
  scope: Scope,
): Traced {
  if (!isArray(base.value)) return nothing
  if (node.name === 'order') return orderItems(evaluator, node, base, base.value, scope)
  if (node.name === 'score') return scoreItems(evaluator, node, base, base.value, scope)
  return computed(evaluator.evaluateOver(node, base.value, scope))
}

/** Ordering is stable, so values that occur twice keep their own order. */
function orderItems(
  evaluator: Evaluator,
  node: PipeFuncCallNode,
  base: Traced,
  values: unknown[],
  scope: Scope,
): Traced {
  const ordered = evaluator.evaluateOver(node, values, scope)
  if (!isArray(ordered)) return nothing
  const positions = new Map<unknown, number | number[]>()
  for (let index = values.length - 1; index >= 0; index--) {
    const later = positions.get(values[index])
    if (later === undefined) positions.set(values[index], index)
    else if (typeof later === 'number') positions.set(values[index], [later, index])
    else later.push(index)
  }
  const items = ordered.map((value) => {
    const position = positions.get(value)
    const index = typeof position === 'object' ? position.pop() : position
    return index === undefined ? computed(value) : itemOf(base, index)
  })
  return { from: 'items', value: ordered, items }
}

const position = Symbol('position')

/** Scoring copies each object; a symbol, which is copied too and seen by no query, tells which one it was. */
function scoreItems(
  evaluator: Evaluator,
  node: PipeFuncCallNode,
  base: Traced,
  values: unknown[],
  scope: Scope,
): Traced {
  const marked = values.map((value, index) => (isObject(value) ? mark(value, index) : value))
  const scored = evaluator.evaluateOver(node, marked, scope)
  if (!isArray(scored)) return nothing
  const items = [...itemsOf(base)]
  return arrayOf(scored.map((value) => scoredItem(value, items)))
}

function mark(value: Fields, index: number): Fields {
  // Some fields are not listed and computed when asked for, such as the texts of a search.
  const copy: Fields = Object.defineProperties({}, Object.getOwnPropertyDescriptors(value))
  Object.defineProperty(copy, position, { value: index, enumerable: true, writable: true })
  return copy
}

function scoredItem(value: unknown, items: Traced[]): Traced {
  if (!isObject(value)) return computed(value)
  const { [position]: index, ...plain } = value as Fields & { [position]?: number }
  const item = index === undefined ? undefined : items[index]
  if (!item) return computed(plain)
  const fields = new Map(Object.keys(plain).map((field) => [field, fieldOf(item, field)]))
  fields.set('_score', computed(plain._score))
  return { from: 'fields', value: plain, fields }
}
