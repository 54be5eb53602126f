import type { Path } from '@sanity/types'

/** An object of a document as it comes from the lake: half written, imported, or by another tool. */
export type Fields = Record<string, unknown>

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The objects of an array with the path to each: by key, or by place where the key is missing. */
export function membersOf(value: unknown, path: Path): Array<{ fields: Fields; path: Path }> {
  if (!Array.isArray(value)) return []
  return value.map((member: unknown, index) => {
    const fields = fieldsOf(member)
    const key = textOf(fields._key)
    return { fields, path: [...path, key === '' ? index : { _key: key }] }
  })
}
