import { timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Next's own cookie for draft mode; its value is a secret of the build. */
export const draftCookie = '__prerender_bypass'

const manifest = z.object({ preview: z.object({ previewModeId: z.string().min(16) }) })

/** @returns the secret of draft mode. @throws when there is no production build in the folder. */
export function readDraftSecret(buildFolder: string): string {
  const text = readFileSync(path.join(buildFolder, 'prerender-manifest.json'), 'utf8')
  return manifest.parse(JSON.parse(text)).preview.previewModeId
}

/** Whether a request may see drafts. A cookie with another value than the secret proves nothing. */
export function hasDraftCookie(cookieHeader: string | undefined, secret: string): boolean {
  if (secret === '' || !cookieHeader?.includes(draftCookie)) return false
  const values = cookieHeader
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${draftCookie}=`))
    .map((pair) => pair.slice(draftCookie.length + 1))
  // Two cookies of this name would be read differently by different readers.
  const [value] = values
  if (values.length !== 1 || value === undefined) return false
  const given = Buffer.from(value)
  const expected = Buffer.from(secret)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
