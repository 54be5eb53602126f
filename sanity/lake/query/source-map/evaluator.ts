import { type ExprNode, evaluateSync } from 'groq-js'
import type { LakeDocument } from '../../types.ts'
import { type Detached, detach } from './detach.ts'
import { ancestorOf, type Scope } from './scopes.ts'

/** What an evaluation needs of its surroundings. */
export type Surroundings = {
  params: Record<string, unknown>
  identity: string
  timestamp: Date
  sanity?: { projectId: string; dataset: string }
  dereference: (reference: { _ref: string }) => LakeDocument | undefined
  /** Throws when the evaluation has taken too long. */
  checkDeadline: () => void
}

/** Where an expression that is handed on finds the items it works on. */
const itemsParameter = '\u0000items'

/** Hands expressions to the evaluator, in scopes of the tracer. */
export class Evaluator {
  readonly #surroundings: Surroundings
  readonly #detached = [new WeakMap<ExprNode, Detached>(), new WeakMap<ExprNode, Detached>()]
  readonly #overItems = new WeakMap<ExprNode, ExprNode>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  /** The value of an expression in a scope. */
  evaluate(expression: ExprNode, scope: Scope, params?: Record<string, unknown>): unknown {
    const detached = this.#detach(expression, scope.hidden)
    return evaluateSync(detached.expression, {
      ...this.#surroundings,
      root: scope.value.value,
      params: this.#paramsIn(scope, detached, params),
    }).data
  }

  /** The value of a filter or pipe, applied to the given items instead of its base. */
  evaluateOver(node: ExprNode & { base: ExprNode }, items: unknown[], scope: Scope): unknown {
    let overItems = this.#overItems.get(node)
    if (!overItems) {
      overItems = { ...node, base: { type: 'Parameter', name: itemsParameter } } as ExprNode
      this.#overItems.set(node, overItems)
    }
    return this.evaluate(overItems, scope, { [itemsParameter]: items })
  }

  #paramsIn(scope: Scope, { ancestors }: Detached, more: Record<string, unknown> | undefined) {
    const { params } = this.#surroundings
    if (!more && ancestors.size === 0) return params
    const all = { ...params, ...more }
    for (const [name, steps] of ancestors) all[name] = ancestorOf(scope, steps)?.value.value
    return all
  }

  #detach(expression: ExprNode, hidden: boolean): Detached {
    const known = this.#detached[hidden ? 1 : 0]
    const detached = known?.get(expression) ?? detach(expression, hidden)
    known?.set(expression, detached)
    return detached
  }
}
