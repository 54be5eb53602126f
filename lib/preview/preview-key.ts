import type { Settings } from '#lib/env.ts'
import { deriveKey, readOwnKey } from '#lib/reading/key-store.ts'

const use = { purpose: 'staff previews and shared links', file: 'preview-key' }

/**
 * The key that seals previews. The server puts it into the environment at its start; on a host without it, it follows
 * from the token of the hosted lake.
 * @returns `undefined` where there is none: then nobody sees a draft.
 */
export function previewKey(settings: Pick<Settings, 'previewKey' | 'sanity'>): string | undefined {
  return settings.previewKey ?? deriveKey(settings, use.purpose)
}

/**
 * The same for a server with a data folder, where it is made when there is none.
 * @throws when the data folder can't be used.
 */
export function readPreviewKey(
  settings: Pick<Settings, 'previewKey' | 'sanity' | 'lakeDir'>,
): string {
  return settings.previewKey ?? readOwnKey(settings, use)
}
