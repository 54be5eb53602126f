import type { Traced } from './traced.ts'

/**
 * What `@` and `^` mean. A hidden scope, that of an array being walked, is passed over by the scopes inside it, as in the
 * evaluator.
 */
export type Scope = { value: Traced; hidden: boolean; parent: Scope | undefined }

/** The scope of a filter, projection or pipe. */
export function nestedIn(scope: Scope, value: Traced): Scope {
  return { value, hidden: false, parent: scope.hidden ? scope.parent : scope }
}

/** The scope of an expression that is applied to each item of an array. */
export function hiddenIn(scope: Scope, value: Traced): Scope {
  return { ...nestedIn(scope, value), hidden: true }
}

/** The scope `steps` outwards. */
export function ancestorOf(scope: Scope, steps: number): Scope | undefined {
  let current: Scope | undefined = scope
  for (let step = 0; step < steps && current; step++) current = current.parent
  return current
}
