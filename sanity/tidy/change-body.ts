import type { Block } from './blocks.ts'

/** One step of a change, in the form that a document is patched with. */
export type BodyPatch =
  | { set: { [path: string]: unknown } }
  | { unset: string[] }
  | { insert: { after: string; items: Block[] } | { before: string; items: Block[] } }

/**
 * The patches that make one version of a text of another. Blocks that stay are not touched, so what someone else writes
 * in them at that moment stays too.
 * @param path where the text stands in its document, such as `body`
 */
export function changeBody(
  path: string,
  before: readonly Block[],
  after: readonly Block[],
): BodyPatch[] {
  const old = keysOf(before)
  const recent = keysOf(after)
  const staying = old?.filter((key) => recent?.includes(key))
  const isOrdered = staying?.join('\n') === recent?.filter((key) => old?.includes(key)).join('\n')
  if (!old || !recent || !staying || !isOrdered || staying.length === 0) {
    return same(before, after) ? [] : [{ set: { [path]: [...after] } }]
  }
  const patches: BodyPatch[] = []
  let run: Block[] = []
  let anchor: string | undefined
  const insertRun = () => {
    if (run.length === 0) return
    const items = run
    run = []
    patches.push({
      insert:
        anchor === undefined
          ? { before: at(path, staying[0] ?? ''), items }
          : { after: at(path, anchor), items },
    })
  }
  for (const block of after) {
    const key = block._key ?? ''
    if (!old.includes(key)) {
      run.push(block)
      continue
    }
    insertRun()
    anchor = key
    if (
      !same(
        block,
        before.find(({ _key }) => _key === key),
      )
    ) {
      patches.push({ set: { [at(path, key)]: block } })
    }
  }
  insertRun()
  const gone = old.filter((key) => !recent.includes(key))
  if (gone.length > 0) patches.push({ unset: gone.map((key) => at(path, key)) })
  return patches
}

function at(path: string, key: string): string {
  return `${path}[_key==${JSON.stringify(key)}]`
}

/** @returns `undefined` when a block has no key, or two have the same. */
function keysOf(body: readonly Block[]): string[] | undefined {
  const keys = body.flatMap(({ _key }) => (typeof _key === 'string' && _key !== '' ? [_key] : []))
  return keys.length === body.length && new Set(keys).size === keys.length ? keys : undefined
}

/** Whether two values are equal, in whatever order their fields stand. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))]
  return (
    first.length === second.size &&
    first.every(([name, value]) => second.has(name) && same(value, second.get(name)))
  )
}
