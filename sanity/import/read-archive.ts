import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import { ImportError } from './import-error.ts'

/** Largest Word file or archive that is read, in bytes. */
export const largestArchive = 50_000_000
/** What an archive may hold, unpacked, in bytes; more is no article but a trap. */
const largestContent = 150_000_000
const mostFiles = 2_000
/** An archive is unpacked in slices, so that one that lies about its size is noticed early. */
const slice = 16_384

/** The files of an archive by their paths. */
export type Archive = Map<string, Uint8Array>

/**
 * Unpacks a zip archive within bounds.
 * @param limit what it may hold, unpacked, in bytes
 * @throws {ImportError} when it is damaged, too large in what it holds, or has paths that lead out of it.
 */
export function readArchive(bytes: Uint8Array, limit: number = largestContent): Archive {
  if (bytes.length > largestArchive) {
    throw new ImportError('The file is larger than 50 MB. Make its pictures smaller and try again.')
  }
  checkDirectory(bytes, limit)
  const files: Archive = new Map()
  let begun = 0
  let total = 0
  let failure: unknown
  const unzip = new Unzip((file) => {
    const parts: Uint8Array[] = []
    begun++
    file.ondata = (error, data, isLast) => {
      if (error) {
        failure ??= error
        return
      }
      total += data.length
      if (total > limit) failure ??= tooLarge(limit)
      else parts.push(data)
      if (isLast) files.set(file.name, join(parts))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length; start += slice) {
      unzip.push(bytes.subarray(start, start + slice), start + slice >= bytes.length)
      if (failure) throw failure
    }
  } catch (error) {
    throw error instanceof ImportError ? error : damaged()
  }
  if (files.size < begun) throw damaged()
  return new Map([...files].filter(([name]) => !name.endsWith('/')))
}

/** Looks at the list of contents before anything is unpacked. */
function checkDirectory(bytes: Uint8Array, limit: number): void {
  let count = 0
  let total = 0
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count++
        total += originalSize
        if (count > mostFiles || total > limit) throw tooLarge(limit)
        if (!isInside(name)) {
          throw new ImportError(
            'The archive names files outside of itself, which no honest program writes. Download it again from where you wrote it.',
          )
        }
        return false
      },
    })
  } catch (error) {
    throw error instanceof ImportError ? error : damaged()
  }
  if (count === 0) throw new ImportError('The archive is empty. Download it again.')
}

/** Whether a path stays in the folder in which it is looked up. */
export function isInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/i.test(path)
}

function damaged(): ImportError {
  return new ImportError('The file is damaged and can’t be unpacked. Save or download it again.')
}

function tooLarge(limit: number): ImportError {
  return new ImportError(
    `The file holds far more than an article: over ${limit / 1_000_000} MB when unpacked. Make its pictures smaller and try again.`,
  )
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
