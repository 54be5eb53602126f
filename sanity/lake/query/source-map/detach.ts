import type { ExprNode } from 'groq-js'
import { regroup } from '../ticking.ts'

/** An expression that stands on its own: each `^` that leads out of it has become a parameter. */
export type Detached = {
  expression: ExprNode
  /** The parameters, with the number of steps outwards that each stands for. */
  ancestors: Map<string, number>
}

/** While detaching: a scope inside the expression, or the number of steps out of it. */
type Inside = { hidden: boolean; parent: Inside | number }

/** Detaches an expression from the scopes around it. `hidden` tells of the scope in which it stands. */
export function detach(expression: ExprNode, hidden: boolean): Detached {
  const ancestors = new Map<string, number>()
  const copy = copyNode(expression, { hidden, parent: 1 }, ancestors)
  return { expression: ancestors.size === 0 ? expression : copy, ancestors }
}

function copyNode(node: ExprNode, scope: Inside, ancestors: Map<string, number>): ExprNode {
  const copyHere = (part: unknown) => copyPart(part, scope, ancestors)
  const nested = (isHidden: boolean): Inside => ({
    hidden: isHidden,
    parent: scope.hidden ? scope.parent : scope,
  })
  switch (node.type) {
    case 'Value':
      return node
    case 'Group':
      return regroup(node, copyNode(node.base, scope, ancestors))
    case 'Parent': {
      const steps = stepsOutOf(scope, node.n)
      if (steps === undefined) return node
      const name = `\u0000^${steps}`
      ancestors.set(name, steps)
      return { type: 'Parameter', name }
    }
    case 'Filter':
    case 'Projection':
    case 'Map':
    case 'FlatMap': {
      const isHidden = node.type === 'Map' || node.type === 'FlatMap'
      return {
        ...node,
        base: copyNode(node.base, scope, ancestors),
        expr: copyNode(node.expr, nested(isHidden), ancestors),
      }
    }
    case 'PipeFuncCall':
      return {
        ...node,
        base: copyNode(node.base, scope, ancestors),
        args: node.args.map((argument) => copyNode(argument, nested(false), ancestors)),
      }
    default: {
      const entries = Object.entries(node).map(([key, part]) => [key, copyHere(part)])
      return Object.fromEntries(entries)
    }
  }
}

/** Parts of a node that are no expressions themselves (attributes, elements, alternatives) are looked through. */
function copyPart(part: unknown, scope: Inside, ancestors: Map<string, number>): unknown {
  if (Array.isArray(part)) return part.map((item: unknown) => copyPart(item, scope, ancestors))
  if (typeof part !== 'object' || part === null) return part
  return copyNode(part as ExprNode, scope, ancestors)
}

function stepsOutOf(scope: Inside, steps: number): number | undefined {
  let current: Inside | number = scope
  for (let step = 0; step < steps; step++) {
    current = typeof current === 'number' ? current + 1 : current.parent
  }
  return typeof current === 'number' ? current : undefined
}
