import type { ExprNode } from 'groq-js'
import { compile, constantOf, type Reading } from './compile.ts'
import { childrenOf } from './walk.ts'

/** `bound` when the condition is one; `isOfType` when it asks for a type by which the scans are limited already. */
export type Test = { reading: Reading; bound: Bound | undefined; isOfType: boolean }

/** `reading` compared with a constant; `name` is the same for the same expression. */
export type Bound = {
  name: string
  reading: Reading
  operator: '<' | '<=' | '>' | '>='
  constant: unknown
}

/**
 * Bounds each of which lets a document in, whatever else there is; `all` when there is nothing to meet.
 * @param conditions all but those of the type.
 */
export function enoughOf(conditions: ExprNode[]): Bound[] | 'all' {
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
export function isTypeTest(condition: ExprNode): boolean {
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
export function conjuncts(condition: ExprNode): ExprNode[] {
  if (condition.type === 'Group') return conjuncts(condition.base)
  if (condition.type !== 'And') return [condition]
  return [...conjuncts(condition.left), ...conjuncts(condition.right)]
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** The condition as a bound; `undefined` when it is none. */
export function boundOf(condition: ExprNode): Bound | undefined {
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
export function nameOf(expression: ExprNode | ExprNode[]): string {
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
export function dependsOnPlace(node: ExprNode): boolean {
  if (node.type === 'Parent') return true
  for (const child of childrenOf(node)) if (dependsOnPlace(child)) return true
  return false
}
