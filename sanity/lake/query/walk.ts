import type { ExprNode } from 'groq-js'

/** Calls `visit` for every node of a syntax tree, parents first. */
export function walk(tree: ExprNode, visit: (node: ExprNode) => void): void {
  visit(tree)
  for (const child of childrenOf(tree)) walk(child, visit)
}

/** The expressions directly under a node. */
export function* childrenOf(node: object): Iterable<ExprNode> {
  for (const [key, value] of Object.entries(node)) {
    // The value of a literal is data, not syntax, and may look like a node. Declared functions stand inlined where they are called.
    if ((key === 'value' && isLiteral(node)) || key === 'customFunctions') continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child !== 'object' || child === null) continue
      if ('type' in child && isExpression(child)) yield child
      else yield* childrenOf(child)
    }
  }
}

function isLiteral(node: object): boolean {
  return 'type' in node && node.type === 'Value'
}

/** Parts of an object or a `select()` have a type too, but are no expressions: they are looked through. */
function isExpression(node: { type?: unknown }): node is ExprNode {
  return (
    typeof node.type === 'string' &&
    !/^(ObjectAttributeValue|ObjectSplat|ObjectConditionalSplat|ArrayElement|SelectAlternative)$/.test(
      node.type,
    )
  )
}
