import type { ExprNode, FuncCallNode, OpCallNode } from 'groq-js'
import { Moment } from '../store/ordered-lists.ts'
import type { LakeDocument } from '../types.ts'

/** What an expression says of one document: a JSON value, or a {@link Moment}. */
export type Reading = (document: LakeDocument) => unknown

/**
 * Turns an expression that looks at one document alone into a function, which is many times faster than to walk the
 * tree. `undefined` for whatever it does not know: the evaluator decides that.
 */
export function compile(node: ExprNode): Reading | undefined {
  switch (node.type) {
    case 'Group':
      return compile(node.base)
    case 'Value':
      return compileConstant(node.value)
    case 'This':
      return (document) => document
    case 'AccessAttribute':
      return compileAttribute(node.base, node.name)
    case 'And':
    case 'Or':
      return compileJunction(node.left, node.right, node.type === 'Or')
    case 'Not': {
      const base = compile(node.base)
      return base && ((document) => negate(base(document)))
    }
    case 'OpCall':
      return compileOperator(node)
    case 'FuncCall':
      return compileCall(node)
    case 'Select':
      return compileSelect(node.alternatives, node.fallback)
    default:
      return undefined
  }
}

/** The value that an expression has for every document; `undefined` when it is not constant. */
export function constantOf(node: ExprNode): { value: unknown } | undefined {
  if (node.type === 'Group') return constantOf(node.base)
  if (node.type === 'Value') return { value: node.value ?? null }
  if (!isGlobal(node, 'dateTime')) return undefined
  const argument = node.args[0] && constantOf(node.args[0])
  return argument && { value: toMoment(argument.value) }
}

function compileConstant(value: unknown): Reading {
  const constant = value ?? null
  return () => constant
}

function compileAttribute(base: ExprNode | undefined, name: string): Reading | undefined {
  const read = base && base.type !== 'This' ? compile(base) : undefined
  if (!read) {
    if (base && base.type !== 'This') return undefined
    return (document) => (Object.hasOwn(document, name) ? (document[name] ?? null) : null)
  }
  return (document) => {
    const value = read(document)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    if (value instanceof Moment || !Object.hasOwn(value, name)) return null
    return (value as Record<string, unknown>)[name] ?? null
  }
}

/** `deciding` on either side decides; two booleans otherwise give the other one; anything else is null. */
function compileJunction(left: ExprNode, right: ExprNode, deciding: boolean): Reading | undefined {
  const first = compile(left)
  const second = compile(right)
  if (!first || !second) return undefined
  return (document) => {
    const one = first(document)
    if (one === deciding) return deciding
    const other = second(document)
    if (other === deciding) return deciding
    return typeof one === 'boolean' && typeof other === 'boolean' ? !deciding : null
  }
}

function negate(value: unknown): unknown {
  return typeof value === 'boolean' ? !value : null
}

function compileOperator({ op, left, right }: OpCallNode): Reading | undefined {
  const first = compile(left)
  const second = compile(right)
  if (!first || !second) return undefined
  switch (op) {
    case '==':
      return (document) => isEqual(first(document), second(document))
    case '!=':
      return (document) => !isEqual(first(document), second(document))
    case 'in':
      return (document) => {
        const list = second(document)
        if (!Array.isArray(list)) return null
        const wanted = first(document)
        return list.some((item: unknown) => isEqual(wanted, item ?? null))
      }
    case '<':
      return compared(first, second, (order) => order < 0)
    case '<=':
      return compared(first, second, (order) => order <= 0)
    case '>':
      return compared(first, second, (order) => order > 0)
    case '>=':
      return compared(first, second, (order) => order >= 0)
    default:
      return undefined
  }
}

function compared(first: Reading, second: Reading, holds: (order: number) => boolean): Reading {
  return (document) => {
    const order = compareValues(first(document), second(document))
    return order === null ? null : holds(order)
  }
}

function compareValues(left: unknown, right: unknown): number | null {
  if (left instanceof Moment) return right instanceof Moment ? left.time - right.time : null
  if (typeof left !== typeof right) return null
  if (typeof left === 'string')
    return left < (right as string) ? -1 : left > (right as string) ? 1 : 0
  if (typeof left === 'number' || typeof left === 'boolean') return Number(left) - Number(right)
  return null
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left instanceof Moment) return right instanceof Moment && left.time === right.time
  return left === right && (typeof left !== 'object' || left === null)
}

function compileCall(node: FuncCallNode): Reading | undefined {
  const readings: Reading[] = []
  for (const argument of node.args) {
    const read = compile(argument)
    if (!read) return undefined
    readings.push(read)
  }
  const [first] = readings
  if (!first) return undefined
  if (isGlobal(node, 'defined')) return (document) => first(document) !== null
  if (isGlobal(node, 'dateTime')) return (document) => toMoment(first(document))
  if (!isGlobal(node, 'coalesce')) return undefined
  return (document) => {
    for (const read of readings) {
      const value = read(document)
      if (value !== null) return value
    }
    return null
  }
}

function compileSelect(
  alternatives: Array<{ condition: ExprNode; value: ExprNode }>,
  fallback: ExprNode | undefined,
): Reading | undefined {
  const otherwise = fallback ? compile(fallback) : () => null
  if (!otherwise) return undefined
  let read = otherwise
  for (const { condition, value } of alternatives.toReversed()) {
    const holds = compile(condition)
    const then = compile(value)
    const next = read
    if (!holds || !then) return undefined
    read = (document) => (holds(document) === true ? then(document) : next(document))
  }
  return read
}

function isGlobal(node: ExprNode, name: string): node is FuncCallNode {
  return node.type === 'FuncCall' && node.namespace === 'global' && node.name === name
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|([-+]\d{2}:\d{2}))$/
const longestMoment = 40
const mostMoments = 50_000
const moments = new Map<string, Moment | null>()

function toMoment(value: unknown): Moment | null {
  if (value instanceof Moment) return value
  if (typeof value !== 'string' || value.length > longestMoment) return null
  const known = moments.get(value)
  if (known !== undefined) return known
  const moment = rfc3339.test(value) ? new Moment(new Date(value).getTime()) : null
  if (moments.size >= mostMoments) moments.clear()
  moments.set(value, moment)
  return moment
}
