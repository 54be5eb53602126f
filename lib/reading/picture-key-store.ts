import type { Settings } from '#lib/env.ts'
import { pictureKeyPurpose } from '../picture-key.ts'
import { readOwnKey } from './key-store.ts'

/**
 * The key that signs addresses of pictures: the one from the settings, else the site's own.
 * @throws when the data folder can't be used.
 */
export function readPictureKey(
  settings: Pick<Settings, 'lakeDir' | 'sanity' | 'pictureKey'>,
): string {
  return (
    settings.pictureKey ?? readOwnKey(settings, { purpose: pictureKeyPurpose, file: 'picture-key' })
  )
}
