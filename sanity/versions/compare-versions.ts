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

/** What lies between the lines that both begin with and those that both end with. */
function differingLines(before: Line[], after: Line[]) {
  const isSame = (first: Line | undefined, second: Line | undefined) =>
    first?.name === second?.name && first?.text === second?.text
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start++
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++
  const changed = {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  }
  return changed.before.length + changed.after.length > 0 ? changed : undefined
}
