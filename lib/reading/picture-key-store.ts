import type { Settings } from '#lib/env.ts'
import { readOwnKey } from './key-store.ts'

/**
 * The key that signs addresses of pictures: the one from the settings, else the site's own.
 * @throws when the data folder can't be used.
 */
export function readPictureKey(
  settings: Pick<Settings, 'lakeDir' | 'sanity' | 'pictureKey'>,
): string {
  return (
    settings.pictureKey ??
    readOwnKey(settings, { purpose: 'addresses of pictures', file: 'picture-key' })
  )
}
