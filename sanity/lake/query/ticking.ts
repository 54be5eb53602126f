import type { ExprNode, GroupNode } from 'groq-js'

/** Called for every item of a loop; throws to end the evaluation. */
export type Tick = () => void

const ticks = new WeakMap<ExprNode, Tick>()

/** The same expression; each time that the evaluator comes to it, `tick` is called. */
export function ticking(expression: ExprNode, tick: Tick): GroupNode {
  const node: GroupNode = {
    type: 'Group',
    get base() {
      tick()
      return expression
    },
  }
  ticks.set(node, tick)
  return node
}

/** A group around another base, which ticks when the group did. */
export function regroup(group: GroupNode, base: ExprNode): GroupNode {
  const tick = ticks.get(group)
  return tick ? ticking(base, tick) : { type: 'Group', base }
}
