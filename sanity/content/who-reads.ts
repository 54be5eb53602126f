import { AsyncLocalStorage } from 'node:async_hooks'
import { cookies, draftMode } from 'next/headers'
import { readSettings } from '#lib/env.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { passCookie, readPass, type StaffPass } from '#lib/preview/staff-pass.ts'
import type { ReadingAs, Reviewed } from './reading-as.ts'

const reviewing = new AsyncLocalStorage<Reviewed>()

/** Reads as someone with a link to one document: that one as it is, and all else as visitors see it. */
export function asReviewer<Result>(
  document: Reviewed,
  read: () => Promise<Result>,
): Promise<Result> {
  return reviewing.run(document, read)
}

/** The pass that the present request brings, with draft mode on; `undefined` for whoever is not staff. */
export async function findPass(): Promise<StaffPass | undefined> {
  const { isEnabled } = await draftMode()
  if (!isEnabled) return undefined
  return readPass(previewKey(readSettings()), (await cookies()).get(passCookie)?.value)
}

/**
 * Who the present request is from. The reading server has asked the same before it let the request through; this holds
 * on a host without it too.
 */
export async function whoReads(): Promise<ReadingAs> {
  const document = reviewing.getStore()
  if (document) return { kind: 'reviewer', document }
  const pass = await findPass()
  return pass ? { kind: 'staff', asOf: pass.asOf } : { kind: 'public' }
}
