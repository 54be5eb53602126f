import { longestSilence } from '#sanity/rules/unfinished-upload.ts'

/**
 * Whether a picture or file in the document is still on its way. The Studio marks its place with `_upload` until it has
 * arrived; a document published meanwhile would be without it.
 * @param now milliseconds since 1970.
 */
export function isUploading(value: unknown, now: number): boolean {
  if (Array.isArray(value)) return value.some((item) => isUploading(item, now))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, field]) =>
    name === '_upload' ? isAlive(field, now) : isUploading(field, now),
  )
}

function isAlive(upload: unknown, now: number): boolean {
  const { updatedAt, createdAt } = (upload ?? {}) as { updatedAt?: unknown; createdAt?: unknown }
  const heard = Date.parse(String(updatedAt ?? createdAt))
  return Number.isNaN(heard) ? upload != null : now - heard < longestSilence
}
