import type { ExprNode, FuncCallNode, ObjectNode, OpCallNode, SliceNode } from 'groq-js'
import type { LakeDocument } from '../../types.ts'
import { standsForDocuments } from '../sources.ts'
import { Evaluator, type Surroundings } from './evaluator.ts'
import { filterItems, pipeItems } from './pipes.ts'
import { ancestorOf, hiddenIn, nestedIn, type Scope } from './scopes.ts'
import {
  arrayOf,
  computed,
  documentAt,
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
 * Evaluates a query whose `*` stand bound to documents, and traces where each part of its result comes from. What only copies (fields, items, projections, references …)
 * is followed through the syntax tree; everything else is handed to the evaluator of `groq-js` and counts as computed.
 */
export function trace(tree: ExprNode, surroundings: Surroundings): Traced {
  const tracer = new Tracer(surroundings)
  return tracer.trace(tree, { value: nothing, hidden: false, parent: undefined })
}

class Tracer {
  readonly #surroundings: Surroundings
  readonly #evaluator: Evaluator

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#evaluator = new Evaluator(surroundings)
  }

  trace(node: ExprNode, scope: Scope): Traced {
    switch (node.type) {
      case 'This':
        return scope.value
      case 'Parent':
        return ancestorOf(scope, node.n)?.value ?? nothing
      case 'Value':
        return standsForDocuments(node) ? asStored(node.value) : computed(node.value)
      case 'Group':
        return this.trace(node.base, scope)
      case 'AccessAttribute':
        return fieldOf(node.base ? this.trace(node.base, scope) : scope.value, node.name)
      case 'AccessElement': {
        const base = this.trace(node.base, scope)
        const length = isArray(base.value) ? base.value.length : 0
        return itemOf(base, node.index < 0 ? node.index + length : node.index)
      }
      case 'ArrayCoerce': {
        const base = this.trace(node.base, scope)
        return isArray(base.value) ? base : nothing
      }
      case 'Slice':
        return slice(node, this.trace(node.base, scope))
      case 'Filter':
        return filterItems(this.#evaluator, node, this.trace(node.base, scope), scope)
      case 'PipeFuncCall':
        return pipeItems(this.#evaluator, node, this.trace(node.base, scope), scope)
      case 'Map':
      case 'FlatMap':
        return this.#eachItem(node.expr, this.trace(node.base, scope), scope, node.type)
      case 'Projection': {
        const base = this.trace(node.base, scope)
        return isObject(base.value) ? this.trace(node.expr, nestedIn(scope, base)) : nothing
      }
      case 'Object':
        return this.#object(node, scope)
      case 'Array':
        return arrayOf(
          node.elements.flatMap(({ value, isSplat }) => {
            const item = this.trace(value, scope)
            return isSplat ? [...itemsOf(item)] : [item]
          }),
        )
      case 'Deref':
        return this.#follow(this.trace(node.base, scope))
      case 'Select': {
        const chosen = node.alternatives.find(
          ({ condition }) => this.#evaluator.evaluate(condition, scope) === true,
        )
        const value = chosen ? chosen.value : node.fallback
        return value ? this.trace(value, scope) : nothing
      }
      case 'FuncCall':
        return isCoalesce(node) ? this.#coalesce(node, scope) : this.#compute(node, scope)
      case 'OpCall':
        return node.op === '+' ? this.#add(node, scope) : this.#compute(node, scope)
      default:
        return this.#compute(node, scope)
    }
  }

  #compute(node: ExprNode, scope: Scope): Traced {
    return computed(this.#evaluator.evaluate(node, scope))
  }

  #eachItem(expression: ExprNode, base: Traced, scope: Scope, type: 'Map' | 'FlatMap'): Traced {
    if (!isArray(base.value)) return nothing
    const results: Traced[] = []
    for (const item of itemsOf(base)) {
      this.#surroundings.checkDeadline()
      const result = this.trace(expression, hiddenIn(scope, item))
      if (type === 'FlatMap' && isArray(result.value)) results.push(...itemsOf(result))
      else results.push(result)
    }
    return arrayOf(results)
  }

  #object(node: ObjectNode, scope: Scope): Traced {
    const value: Fields = {}
    const fields = new Map<string, Traced>()
    for (const attribute of node.attributes) {
      if (attribute.type === 'ObjectAttributeValue') {
        const traced = this.trace(attribute.value, scope)
        value[attribute.name] = traced.value
        fields.set(attribute.name, traced)
        continue
      }
      const isWanted =
        attribute.type === 'ObjectSplat' ||
        this.#evaluator.evaluate(attribute.condition, scope) === true
      if (isWanted) spread(this.trace(attribute.value, scope), value, fields)
    }
    return { from: 'fields', value, fields }
  }

  #follow(reference: Traced): Traced {
    if (!isObject(reference.value)) return nothing
    const { _ref } = reference.value
    const target = typeof _ref === 'string' ? this.#surroundings.dereference({ _ref }) : undefined
    return target ? documentAt(target) : nothing
  }

  #coalesce(node: FuncCallNode, scope: Scope): Traced {
    for (const argument of node.args) {
      const traced = this.trace(argument, scope)
      if (traced.value !== null && traced.value !== undefined) return traced
    }
    return nothing
  }

  /** Adding arrays or objects copies their parts; adding anything else computes. */
  #add(node: OpCallNode, scope: Scope): Traced {
    const left = this.trace(node.left, scope)
    const right = this.trace(node.right, scope)
    if (isArray(left.value) && isArray(right.value)) {
      return arrayOf([...itemsOf(left), ...itemsOf(right)])
    }
    if (isObject(left.value) && isObject(right.value)) {
      const value: Fields = {}
      const fields = new Map<string, Traced>()
      spread(left, value, fields)
      spread(right, value, fields)
      return { from: 'fields', value, fields }
    }
    const sum: ExprNode = {
      ...node,
      left: { type: 'Value', value: left.value },
      right: { type: 'Value', value: right.value },
    }
    return this.#compute(sum, scope)
  }
}

/** Documents or one document, as they were read; their number is computed. */
function asStored(found: unknown): Traced {
  if (isArray(found)) return { from: 'dataset', value: found as LakeDocument[] }
  return isObject(found) ? documentAt(found as LakeDocument) : computed(found)
}

function isCoalesce(node: FuncCallNode): boolean {
  return node.namespace === 'global' && node.name === 'coalesce'
}

function spread(traced: Traced, value: Fields, fields: Map<string, Traced>): void {
  if (!isObject(traced.value)) return
  Object.assign(value, traced.value)
  for (const field of Object.keys(traced.value)) fields.set(field, fieldOf(traced, field))
}

function slice(node: SliceNode, base: Traced): Traced {
  if (!isArray(base.value)) return nothing
  const { length } = base.value
  const fromStart = (index: number) => Math.max(0, index < 0 ? index + length : index)
  const end = node.right < 0 ? node.right + length : node.right
  const items: Traced[] = []
  const last = Math.min(length, Math.max(0, node.isInclusive ? end + 1 : end))
  for (let index = fromStart(node.left); index < last; index++) items.push(itemOf(base, index))
  return arrayOf(items)
}
