/** A document or block as it is stored, of whatever kind. */
export type Stored = { [field: string]: unknown }

export function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function storedList(value: unknown): Stored[] {
  return Array.isArray(value) ? value.filter(isStored) : []
}

/** Whether two stored values hold the same, in whatever order their fields stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isStored(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** Copies a stored value, with every object in it passed through `change` from the inside out. */
export function mapStored(value: unknown, change: (object: Stored) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapStored(inner, change))
  if (!isStored(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, mapStored(inner, change)])
  return change(Object.fromEntries(entries))
}

const order = ['strong', 'em']

/**
 * Brings text blocks into the one order in which they are read back: marks of a run, and definitions by their first use.
 * Definitions that no run uses are dropped. None of this shows on a page.
 */
export function tidyMarks(value: unknown): unknown {
  return mapStored(value, (block) => {
    if (block._type !== 'block' || !Array.isArray(block.markDefs)) return block
    const children = storedList(block.children).map((child) =>
      Array.isArray(child.marks) ? { ...child, marks: sortMarks(child.marks) } : child,
    )
    const used = [...new Set(children.flatMap(({ marks }) => (Array.isArray(marks) ? marks : [])))]
    const definitions = storedList(block.markDefs)
    const markDefs = used.flatMap((key) => definitions.filter(({ _key }) => _key === key))
    return { ...block, children, markDefs }
  })
}

function sortMarks(marks: unknown[]): unknown[] {
  const rank = (mark: unknown) => {
    const at = order.indexOf(String(mark))
    return at === -1 ? order.length : at
  }
  return marks.toSorted((one, other) => rank(one) - rank(other))
}

/** The keys of everything in a body, in an order that only its shape decides. */
export function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (!isStored(value)) return []
  const own = typeof value._key === 'string' ? [value._key] : []
  const names = Object.keys(value).toSorted()
  return [...own, ...names.flatMap((name) => keysOf(value[name]))]
}

/** Puts keys back that {@link keysOf} took from a body of the same shape; any other shape keeps its own. */
export function restoreKeys(body: unknown, keys: unknown): unknown {
  const present = keysOf(body)
  if (!Array.isArray(keys) || keys.length !== present.length) return body
  const restored = new Map(present.map((key, index) => [key, keys[index]]))
  return mapStored(body, (object) => ({
    ...object,
    ...(typeof object._key === 'string' && { _key: restored.get(object._key) }),
    ...(Array.isArray(object.marks) && {
      marks: object.marks.map((mark) => restored.get(mark) ?? mark),
    }),
  }))
}
