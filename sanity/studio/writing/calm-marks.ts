type Mark = { level: 'error' | 'warning' | 'info' }

/**
 * The marks of a field as they show: what is not filled in yet is no mistake, so its errors look like warnings until she
 * has tried to publish.
 */
export function calmMarks<Finding extends Mark>(
  marks: Finding[],
  value: unknown,
  hasTried: boolean,
): Finding[] {
  if (hasTried || !isEmpty(value)) return marks
  return marks.map((mark) => (mark.level === 'error' ? { ...mark, level: 'warning' } : mark))
}

/** Whether nothing is filled in; an object may have its type. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  return Object.entries(value).every(([name, inner]) => name === '_type' || isEmpty(inner))
}
