import { randomBytes } from 'node:crypto'
import type { JsonValue } from '../types.ts'

/** The value with a `_key` on every object that is an item of an array and has none. */
export function withArrayKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => keyed(withArrayKeys(item)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, withArrayKeys(item)]),
  )
}

function keyed(item: JsonValue): JsonValue {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
  return typeof item._key === 'string' ? item : { ...item, _key: randomBytes(6).toString('hex') }
}
