import type { ChangedField, Line } from '#lib/preview/facts.ts'
import { schemaTypes } from '../schema/index.ts'
import { describeField } from './describe-fields.ts'

export type Version = { _id: string; _type: string; [field: string]: unknown }

/** Fields that no page shows. */
const unseen = new Set(['orderRank', 'previousSlugs', 'order'])

/**
 * What a visitor would find changed, field by field in the order and with the titles of the form: only the lines that aren't the same.
 * @param names what linked documents are called, by id.
 */
export function compareVersions(
  live: Version,
  draft: Version,
  names: ReadonlyMap<string, string> = new Map(),
): ChangedField[] {
  return fieldsOf(draft._type).flatMap(({ name, title }) => {
    const changed = differingLines(
      describeField(live[name], names),
      describeField(draft[name], names),
    )
    return changed ? [{ title, ...changed }] : []
  })
}

/** Ids of all documents that a version links to. */
export function linkedIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '_ref' in value && typeof value._ref === 'string' ? [value._ref] : []
  return [...own, ...Object.values(value).flatMap(linkedIds)]
}

function fieldsOf(type: string): Array<{ name: string; title: string }> {
  const schema = schemaTypes.find(({ name }) => name === type)
  const fields: ReadonlyArray<{ name: string; title?: string }> =
    schema && 'fields' in schema ? schema.fields : []
  return fields
    .filter(({ name }) => !unseen.has(name))
    .map(({ name, title }) => ({ name, title: title ?? name }))
}

/** The lines that only one of the two has, by the longest common run of lines; `undefined` when there are none. */
function differingLines(before: Line[], after: Line[]) {
  const kept = commonLines(before, after)
  const changed = {
    before: before.filter((_, place) => !kept.before.has(place)),
    after: after.filter((_, place) => !kept.after.has(place)),
  }
  return changed.before.length + changed.after.length > 0 ? changed : undefined
}

function commonLines(before: Line[], after: Line[]) {
  const isSame = (from: number, to: number) =>
    before[from]?.name === after[to]?.name && before[from]?.text === after[to]?.text
  // How many lines the rest of both has in common, from each pair of places.
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  const at = (from: number, to: number) => common[from]?.[to] ?? 0
  for (let from = before.length - 1; from >= 0; from--) {
    const row = common[from]
    for (let to = after.length - 1; row && to >= 0; to--) {
      row[to] = isSame(from, to)
        ? at(from + 1, to + 1) + 1
        : Math.max(at(from + 1, to), at(from, to + 1))
    }
  }
  const kept = { before: new Set<number>(), after: new Set<number>() }
  for (let from = 0, to = 0; from < before.length && to < after.length; ) {
    if (isSame(from, to)) {
      kept.before.add(from++)
      kept.after.add(to++)
    } else if (at(from + 1, to) >= at(from, to + 1)) from++
    else to++
  }
  return kept
}
