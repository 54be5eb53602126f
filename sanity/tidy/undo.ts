import type { Block } from './blocks.ts'
import { same } from './change-body.ts'

/** The fields that tidying may change, as they stood at one moment. */
export type Version = { body: Block[]; title?: string; subtitle?: string }

export type TidyRecord = { before: Version; after: Version }

/** Keeps what stood there before tidying, for this tab of the browser: a reload doesn't lose it. */
export type UndoStore = {
  read(place: string): TidyRecord | undefined
  write(place: string, record: TidyRecord): void
  clear(place: string): void
}

const prefix = 'nightlight.tidied.'

/** @param storage where it is kept; when it is full or forbidden, the record lives until the page is left. */
export function createUndoStore(storage: () => Storage): UndoStore {
  const memory = new Map<string, TidyRecord>()
  const attempt = <Result>(act: (storage: Storage) => Result): Result | undefined => {
    try {
      return act(storage())
    } catch {
      return undefined
    }
  }
  return {
    read(place) {
      const known = memory.get(place)
      if (known) return known
      const kept = attempt((found) => JSON.parse(found.getItem(prefix + place) ?? 'null'))
      return isRecord(kept) ? kept : undefined
    },
    write(place, record) {
      memory.set(place, record)
      attempt((found) => found.setItem(prefix + place, JSON.stringify(record)))
    },
    clear(place) {
      memory.delete(place)
      attempt((found) => found.removeItem(prefix + place))
    },
  }
}

function isRecord(value: unknown): value is TidyRecord {
  const record = value as Partial<TidyRecord> | null
  return Array.isArray(record?.before?.body) && Array.isArray(record.after?.body)
}

/**
 * The version that takes tidying back. A title or subtitle that was written since stays as it is.
 * @returns `undefined` when the text itself was changed since, which no undoing may touch.
 */
export function undoTo({ before, after }: TidyRecord, now: Version): Version | undefined {
  if (!same(withoutKeys(after.body), withoutKeys(now.body))) return undefined
  const version: Version = { ...now, body: before.body }
  for (const name of ['title', 'subtitle'] as const) {
    if ((now[name] ?? '') === (after[name] ?? '')) version[name] = before[name] ?? ''
  }
  return version
}

/** In a post that was begun a moment ago the editor names blocks anew when it takes a tidied text in. */
function withoutKeys(body: readonly Block[]): object[] {
  return body.map(({ _key, ...block }) => block)
}
