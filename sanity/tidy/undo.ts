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

/** Whether tidying can be taken back as if it had never been: nobody has changed the text since. */
export function canUndo({ after }: TidyRecord, now: Version): boolean {
  return same(withoutAbsent(after), withoutAbsent(now))
}

function withoutAbsent({ body, title, subtitle }: Version): Version {
  return { body, ...(title ? { title } : {}), ...(subtitle ? { subtitle } : {}) }
}
