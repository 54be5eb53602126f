import { DateTime, Path } from 'groq-js'
import type { LakeDocument } from '../../types.ts'

/** A place in a stored document: the document itself, or a step down from the place above. */
export type Place = {
  document: LakeDocument
  value: unknown
  above: Place | undefined
  /** The field or the index under the place above. */
  step: string | number
}

export type Fields = { [field: string]: unknown }

/**
 * A value of the evaluation and where it comes from: copied from one place, all documents, computed, or put together from
 * parts that come from different places.
 */
export type Traced =
  | { from: 'place'; value: unknown; place: Place }
  | { from: 'dataset'; value: LakeDocument[] }
  | { from: 'nowhere'; value: unknown }
  | { from: 'items'; value: unknown[]; items: Traced[] }
  | { from: 'fields'; value: Fields; fields: Map<string, Traced> }

export const nothing: Traced = { from: 'nowhere', value: null }

/** A value that was computed. */
export function computed(value: unknown): Traced {
  return value === null || value === undefined ? nothing : { from: 'nowhere', value }
}

/** A whole document. */
export function documentAt(document: LakeDocument): Traced {
  return {
    from: 'place',
    value: document,
    place: { document, value: document, above: undefined, step: '' },
  }
}

/** An array of parts. */
export function arrayOf(items: Traced[]): Traced {
  return { from: 'items', value: items.map((item) => item.value), items }
}

/** Whether GROQ takes the value for an array. */
export function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

/** Whether GROQ takes the value for an object. */
export function isObject(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof DateTime) &&
    !(value instanceof Path)
  )
}

/** A field of an object; `nothing` when there is no such field or no object. */
export function fieldOf(traced: Traced, field: string): Traced {
  const { value } = traced
  if (!isObject(value) || !Object.hasOwn(value, field)) return nothing
  if (traced.from === 'fields') return traced.fields.get(field) ?? nothing
  return under(traced, field, value[field])
}

/** An item of an array; `nothing` past its ends. */
export function itemOf(traced: Traced, index: number): Traced {
  const { value } = traced
  if (!isArray(value) || index < 0 || index >= value.length) return nothing
  if (traced.from === 'items') return traced.items[index] ?? nothing
  if (traced.from === 'dataset') {
    const document = traced.value[index]
    return document ? documentAt(document) : nothing
  }
  return under(traced, index, value[index])
}

/** The items of an array, in order. */
export function* itemsOf(traced: Traced): Iterable<Traced> {
  if (traced.from === 'items') yield* traced.items
  else if (isArray(traced.value)) {
    for (let index = 0; index < traced.value.length; index++) yield itemOf(traced, index)
  }
}

function under(traced: Traced, step: string | number, value: unknown): Traced {
  if (traced.from !== 'place') return computed(value)
  const above = traced.place
  return { from: 'place', value, place: { document: above.document, value, above, step } }
}
