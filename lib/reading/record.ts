import { AsyncLocalStorage } from 'node:async_hooks'
import type { FilledForm } from '#lib/contact-form/filled-form.ts'

/** What a render read: the key to knowing when the page is out of date. */
export type RenderRecord = {
  /** The lake's sync tags of every query. */
  tags: Set<string>
  /** The first moment (milliseconds since 1970) at which time alone changes the page, such as a banner's end. */
  changesAt: number | undefined
  /** True when something private, such as a draft, was read: such a page is never kept. */
  isPrivate: boolean
  /** True when the lake could not be read: the page, if there is one, is poorer than it should be. */
  isLakeFailing: boolean
  /** True when what stood at the address was taken down on purpose: the page says so, with status 410. */
  isGone: boolean
  /** A form that comes back to the one person who filled it in; such a page is sent once and kept nowhere. */
  filledForm?: FilledForm
}

// Next bundles its own copy of this module, so the storage hangs where both copies find it.
const key = Symbol.for('nightlight.reading.record')
const shared = globalThis as typeof globalThis & { [key]?: AsyncLocalStorage<RenderRecord> }
shared[key] ??= new AsyncLocalStorage<RenderRecord>()
const storage = shared[key]

/** A render broke off, and the lake had given it no answer that it could use. */
export class LakeFailedError extends Error {
  override name = 'LakeFailedError'
}

/**
 * Runs a render and collects what it reads, through every await, in a record of its own.
 * @param given what the render may take from the record: it stands in no address and no header.
 * @throws {LakeFailedError} when it fails and the lake is the cause.
 */
export async function collectReads<Result>(
  render: () => Promise<Result>,
  given: Pick<RenderRecord, 'filledForm'> = {},
): Promise<{ result: Result; record: RenderRecord }> {
  const record: RenderRecord = {
    tags: new Set(),
    changesAt: undefined,
    isPrivate: false,
    isLakeFailing: false,
    isGone: false,
    ...given,
  }
  try {
    return { result: await storage.run(record, render), record }
  } catch (cause) {
    if (!record.isLakeFailing) throw cause
    throw new LakeFailedError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Whether a render of the reading server is under way, which no visitor has a hand in. */
export function isRecording(): boolean {
  return storage.getStore() !== undefined
}

/** The form that is to be shown filled in, when this render is for somebody who has just sent one. */
export function filledForm(): FilledForm | undefined {
  return storage.getStore()?.filledForm
}

/** Notes one read in the record of the render under way; outside a render it does nothing. */
export function noteRead(read: {
  tags?: readonly string[] | undefined
  changesAt?: number | undefined
  isPrivate?: boolean
  isLakeFailing?: boolean
  isGone?: boolean
}): void {
  const record = storage.getStore()
  if (!record) return
  for (const tag of read.tags ?? []) record.tags.add(tag)
  if (read.changesAt !== undefined) {
    record.changesAt = Math.min(record.changesAt ?? Number.POSITIVE_INFINITY, read.changesAt)
  }
  if (read.isPrivate) record.isPrivate = true
  if (read.isLakeFailing) record.isLakeFailing = true
  if (read.isGone) record.isGone = true
}
