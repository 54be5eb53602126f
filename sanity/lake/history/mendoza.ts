import type { Effects } from '../store/changes.ts'
import type { JsonValue, LakeDocument } from '../types.ts'

type JsonObject = { [key: string]: JsonValue }

/** The operations of the Mendoza format that this encoder writes. */
const operation = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  setField: 17,
  deleteField: 19,
  appendElement: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const

/**
 * Patches that lead from one state of a document to the other and back. `_rev` stays outside: readers
 * keep it apart, and field positions count without it.
 */
export function effectsBetween(
  before: LakeDocument | undefined,
  after: LakeDocument | undefined,
): Effects {
  const left = withoutRevision(before)
  const right = withoutRevision(after)
  return { apply: encodePatch(left, right), revert: encodePatch(right, left) }
}

/** The document as effects see it: without `_rev`, or `null` when there is none. */
export function withoutRevision(document: LakeDocument | undefined): JsonObject | null {
  if (!document) return null
  const { _rev, ...rest } = document
  return rest as JsonObject
}

/** A Mendoza patch that makes `right` out of `left`; empty when they are equal. */
export function encodePatch(left: JsonObject | null, right: JsonObject | null): JsonValue[] {
  if (left === null || right === null) {
    return left === right ? [] : [operation.value, right]
  }
  return objectOperations(left, right)
}

function objectOperations(left: JsonObject, right: JsonObject): JsonValue[] {
  const operations: JsonValue[] = []
  const positions = new Map<string, number>()
  for (const [position, key] of Object.keys(left).sort().entries()) {
    positions.set(key, position)
    if (!Object.hasOwn(right, key)) operations.push(operation.deleteField, position)
  }
  for (const [key, value] of Object.entries(right)) {
    const position = positions.get(key)
    const before = position === undefined ? undefined : left[key]
    if (position !== undefined && isEqual(before, value)) continue
    const inner = position === undefined ? undefined : changeOperations(before, value)
    if (inner === undefined || position === undefined) {
      operations.push(operation.setField, value, key)
    } else {
      const push = isObject(value) ? operation.pushFieldCopy : operation.pushFieldBlank
      operations.push(push, position, ...inner, operation.returnIntoObjectSameKeyPop)
    }
  }
  return operations
}

/** Operations that change one value into the other, or `undefined` where writing it anew is shorter. */
function changeOperations(left: JsonValue | undefined, right: JsonValue): JsonValue[] | undefined {
  let operations: JsonValue[] | undefined
  if (isObject(left) && isObject(right)) operations = objectOperations(left, right)
  else if (Array.isArray(left) && Array.isArray(right) && right.length > 0) {
    operations = arrayOperations(left, right)
  } else if (typeof left === 'string' && typeof right === 'string') {
    return stringOperations(left, right)
  }
  if (!operations) return undefined
  return JSON.stringify(operations).length < JSON.stringify(right).length ? operations : undefined
}

function arrayOperations(left: JsonValue[], right: JsonValue[]): JsonValue[] {
  const places = new Places(left)
  const operations: JsonValue[] = []
  let slice: [from: number, to: number] | undefined
  const endSlice = () => {
    if (slice) operations.push(operation.appendSlice, slice[0], slice[1])
    slice = undefined
  }
  for (const [position, item] of right.entries()) {
    const same = places.ofEqual(item, slice?.[1] ?? position)
    if (same !== undefined) {
      if (slice?.[1] === same) slice[1] = same + 1
      else {
        endSlice()
        slice = [same, same + 1]
      }
      continue
    }
    endSlice()
    const relative = places.ofRelative(item, position)
    const inner = relative === undefined ? undefined : changeOperations(left[relative], item)
    if (inner === undefined || relative === undefined) {
      operations.push(operation.appendElement, item)
    } else {
      const push = isObject(item) ? operation.pushElementCopy : operation.pushElementBlank
      operations.push(push, relative, ...inner, operation.returnIntoArrayPop)
    }
  }
  endSlice()
  return operations
}

/** Where the items of an array are; what it takes to know is made when it is first needed. */
class Places {
  readonly #items: JsonValue[]
  #byKey: Map<string, number> | undefined
  #byText: Map<string, number> | undefined

  constructor(items: JsonValue[]) {
    this.#items = items
  }

  /** Prefers the element that continues a running slice, so that repeated items do not break it. */
  ofEqual(item: JsonValue, preferred: number): number | undefined {
    if (preferred < this.#items.length && isEqual(this.#items[preferred], item)) return preferred
    const key = keyOf(item)
    const position = key === undefined ? this.#ofText(item) : this.#ofKey(key)
    return position !== undefined && isEqual(this.#items[position], item) ? position : undefined
  }

  /** The item that this one was made from: that with its key, or what stood in its place. */
  ofRelative(item: JsonValue, position: number): number | undefined {
    const key = keyOf(item)
    return key === undefined ? position : this.#ofKey(key)
  }

  #ofKey(key: string): number | undefined {
    this.#byKey ??= new Map(
      this.#items.flatMap((item, position) => {
        const found = keyOf(item)
        return found === undefined ? [] : [[found, position] as const]
      }),
    )
    return this.#byKey.get(key)
  }

  #ofText(item: JsonValue): number | undefined {
    this.#byText ??= new Map(
      this.#items.map((other, position) => [JSON.stringify(other), position] as const),
    )
    return this.#byText.get(JSON.stringify(item))
  }
}

/**
 * Keeps the common start and end. Slices from the middle are never written: the reader package
 * miscounts those after characters of more than one byte.
 */
function stringOperations(left: string, right: string): JsonValue[] | undefined {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left.charCodeAt(start) === right.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(left.charCodeAt(start - 1))) start--
  let end = 0
  while (
    end < shorter - start &&
    left.charCodeAt(left.length - 1 - end) === right.charCodeAt(right.length - 1 - end)
  ) {
    end++
  }
  if (end > 0 && isLowSurrogate(left.charCodeAt(left.length - end))) end--
  if (start + end < 12) return undefined
  const operations: JsonValue[] = []
  if (start > 0) operations.push(operation.appendStringSlice, 0, utf8Length(left.slice(0, start)))
  const middle = right.slice(start, right.length - end)
  if (middle !== '') operations.push(operation.appendString, middle)
  if (end > 0) {
    const from = utf8Length(left.slice(0, left.length - end))
    operations.push(operation.appendStringSlice, from, from + utf8Length(left.slice(-end)))
  }
  return operations
}

/** Bytes in UTF-8; a lone surrogate counts three, as readers of patches count it. */
function utf8Length(text: string): number {
  return Buffer.byteLength(text)
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

function keyOf(item: JsonValue): string | undefined {
  return isObject(item) && typeof item._key === 'string' ? item._key : undefined
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are the same; the order of fields does not count. */
function isEqual(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((item, position) => isEqual(item, right[position]))
    )
  }
  if (!isObject(left) || !isObject(right)) return false
  const fields = Object.keys(left)
  return (
    fields.length === Object.keys(right).length &&
    fields.every((field) => Object.hasOwn(right, field) && isEqual(left[field], right[field]))
  )
}
