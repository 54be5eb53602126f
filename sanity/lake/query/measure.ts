/** A result is larger than it may be. */
export class ResultTooLarge extends Error {
  override name = 'ResultTooLarge'
}

/**
 * About the length of a value as JSON. Whatever stands in it twice counts twice, as in JSON, so that a small
 * query that doubles its own result again and again is found out before anything is written.
 * @throws {ResultTooLarge} as soon as it is past `limit`.
 */
export function measure(value: unknown, limit: number): number {
  let length = 0
  const add = (part: unknown): void => {
    length += lengthOf(part)
    if (length > limit)
      throw new ResultTooLarge(`The result is larger than ${Math.round(limit / 1_048_576)} MB`)
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part)) for (const item of part) add(item)
    else {
      for (const [field, item] of Object.entries(part)) {
        length += field.length + 4
        add(item)
      }
    }
  }
  add(value)
  return length
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3
  return typeof value === 'number' ? 10 : 5
}
