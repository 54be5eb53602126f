import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { type Finding, good, look, stop } from './finding.ts'

const megabyte = 1024 ** 2
/** Below the first nothing can be written for long; below the second a year of pictures and history doesn't fit. */
const limits = { stop: 200 * megabyte, look: 2_048 * megabyte }

export type Space = { bytes: number; files: number }

/** @returns what is free where the folder is, or would be made. */
export async function readSpace(folder: string): Promise<Space> {
  const present = nearest(folder)
  const { bavail, bsize, ffree, files } = await statfs(present)
  // Some file systems don't count files, and say zero of zero.
  return { bytes: bavail * bsize, files: files === 0 ? Number.POSITIVE_INFINITY : ffree }
}

/** Whether a folder has room to grow. */
export function checkSpace(what: string, folder: string, { bytes, files }: Space): Finding {
  const size = sizeOf(bytes)
  if (bytes < limits.stop)
    return stop(
      `The disk of the ${what} has ${size} left (${folder}).`,
      'Make room on it; writing stops when it is full.',
    )
  if (files < 1_000)
    return stop(
      `The disk of the ${what} has room for ${files} more files (${folder}).`,
      'Remove files from it that nobody needs.',
    )
  if (bytes < limits.look)
    return look(
      `The disk of the ${what} has ${size} left (${folder}).`,
      `Make room on it until ${sizeOf(limits.look)} are free; pictures, history and backups grow.`,
    )
  return good(`The disk of the ${what} has ${size} left.`)
}

function sizeOf(bytes: number): string {
  return bytes < 1_024 * megabyte
    ? `${Math.floor(bytes / megabyte)} MB`
    : `${Math.floor(bytes / megabyte / 1_024)} GB`
}

function nearest(folder: string): string {
  const parent = path.dirname(folder)
  return existsSync(folder) || parent === folder ? folder : nearest(parent)
}
