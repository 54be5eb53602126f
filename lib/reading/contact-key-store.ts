import type { Settings } from '#lib/env.ts'
import { readOwnKey } from './key-store.ts'

/**
 * The key that signs the contact form's tokens: the one from the settings, else the site's own.
 * @throws when the data folder can't be used.
 */
export function readContactKey(
  settings: Pick<Settings, 'lakeDir' | 'sanity' | 'contactKey'>,
): string {
  return (
    settings.contactKey ?? readOwnKey(settings, { purpose: 'contact form', file: 'contact-key' })
  )
}
