import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { onlyCookie } from '#lib/preview/cookies.ts'
import { passCookie, readPass } from '#lib/preview/staff-pass.ts'
import { isSame } from '#lib/same-secret.ts'

/** Next's own cookie for draft mode; its value is a secret of the build. */
export const draftCookie = '__prerender_bypass'

const manifest = z.object({ preview: z.object({ previewModeId: z.string().min(16) }) })

/** @returns the secret of draft mode. @throws when there is no production build in the folder. */
export function readDraftSecret(buildFolder: string): string {
  const text = readFileSync(path.join(buildFolder, 'prerender-manifest.json'), 'utf8')
  return manifest.parse(JSON.parse(text)).preview.previewModeId
}

/** What previews are guarded by: the secret of the build's draft mode, and the key that seals passes. Empty: nobody gets in. */
export type PreviewGuard = { draftSecret: string; key: string }

/**
 * Whether a request may see drafts: it brings both cookies, Next's with the secret of this build, and a pass of ours that
 * is sealed and not over.
 */
export function isPreview(cookieHeader: string | undefined, guard: PreviewGuard): boolean {
  const given = onlyCookie(cookieHeader, draftCookie)
  if (guard.draftSecret === '' || given === undefined) return false
  if (!isSame(given, guard.draftSecret)) return false
  return readPass(guard.key, onlyCookie(cookieHeader, passCookie)) !== undefined
}
