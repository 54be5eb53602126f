import { cookies, draftMode } from 'next/headers'
import { readSettings } from '#lib/env.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { passCookie, readPass } from '#lib/preview/staff-pass.ts'
import type { ReadingAs } from './reading-as.ts'

/**
 * Who the present request is from. The reading server has asked the same before it let the request through; this holds
 * on a host without it too.
 */
export async function whoReads(): Promise<ReadingAs> {
  const { isEnabled } = await draftMode()
  if (!isEnabled) return { kind: 'public' }
  const pass = readPass(previewKey(readSettings()), (await cookies()).get(passCookie)?.value)
  return pass ? { kind: 'staff', asOf: pass.asOf } : { kind: 'public' }
}
