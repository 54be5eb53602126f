import type { ExprNode } from 'groq-js'
import { filterChain } from './scans.ts'
import { walk } from './walk.ts'

/** What cannot be told from the clock while a query runs. */
export type Risks = {
  /** Something in it can take long without a look at the clock. */
  needsWatch: boolean
  /**
   * About how often a text or a list can be doubled. Twenty times, and the process would end for lack of memory before
   * any clock is over.
   */
  growth: number
}

/** Joining a list, or splitting what was added up, may multiply by more than two. */
const multiplying = 5

/** Looks at a query before it is run. What it takes for harmless is so whatever the documents hold. */
export function risksOf(tree: ExprNode): Risks {
  let growth = 0
  let splits = false
  let needsWatch = false
  walk(tree, (node) => {
    switch (node.type) {
      case 'OpCall':
        if (node.op === '+') growth++
        // A pattern that comes from a document may try its text for ever.
        if (node.op === 'match') needsWatch = true
        return
      case 'Array':
        growth += Math.max(0, node.elements.filter(({ isSplat }) => isSplat).length - 1)
        return
      case 'PipeFuncCall':
        if (node.name !== 'order' || !filterChain(node.base)) needsWatch = true
        return
      case 'FuncCall': {
        const name = `${node.namespace}::${node.name}`
        if (name === 'array::join') growth += multiplying
        if (name === 'pt::text') growth++
        if (name === 'string::split') splits = true
        if (name === 'array::intersects') needsWatch = true
      }
    }
  })
  return {
    needsWatch: needsWatch || growth > 1 || splits,
    growth: splits && growth > 0 ? growth + multiplying : growth,
  }
}
