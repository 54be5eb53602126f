import type { Path } from '@sanity/types'
import { type Fields, fieldsOf, textOf } from './fields.ts'
import type { Finding } from './finding.ts'

/** Without news for this long, an upload has died with its tab; the Studio gives up on it then too. Milliseconds. */
export const longestSilence = 120_000

/**
 * Refuses a picture whose upload stopped halfway.
 * @param now milliseconds since 1970
 */
export function checkUpload(picture: Fields, path: Path, now: number): Finding[] {
  if (picture._upload === undefined || picture.asset !== undefined) return []
  const { updatedAt, createdAt } = fieldsOf(picture._upload)
  const heard = Date.parse(textOf(updatedAt) || textOf(createdAt))
  if (now - heard < longestSilence) return []
  return [
    {
      level: 'error',
      path,
      message: 'This picture never finished uploading. Click “Clear upload” and add it again.',
    },
  ]
}
