import { LakeError } from '../types.ts'

const sqliteFull = 13

/** Whether a write failed because there is no room: for a file, or for a database. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return true
  return 'errcode' in error && Number(error.errcode) % 256 === sqliteFull
}

/** What whoever wanted to write is told; reading goes on. */
export function diskFull(): LakeError {
  const description = 'The disk is full: nothing was saved. Free some space and try again.'
  return new LakeError(507, { error: { type: 'storageError', description }, statusCode: 507 })
}
