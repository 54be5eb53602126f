import { draftMode } from 'next/headers'
import { readSettings } from '#lib/env.ts'
import { rightNow } from '#lib/preview/as-of.ts'
import { readEntry } from '#lib/preview/entry.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { passLifetime } from '#lib/preview/staff-pass.ts'
import { ContentUnavailable } from '#sanity/content/content-unavailable.ts'
import { isPreviewSecret } from '#sanity/content/preview-secret.ts'
import { answerText, goTo, setPreviewCookies } from '../answers.ts'

export const dynamic = 'force-dynamic'

/** The way into a preview: a secret that the Studio made within the last hour becomes two cookies for a working day. */
export async function GET(request: Request): Promise<Response> {
  const key = previewKey(readSettings())
  const entry = readEntry(new URL(request.url).search)
  try {
    if (!key || !entry || !(await isPreviewSecret(entry.secret))) {
      return answerText(403, 'This way into the preview is over. Open it again from the Studio.')
    }
  } catch (error) {
    if (!(error instanceof ContentUnavailable)) throw error
    console.error(error.message)
    return answerText(503, 'The preview can’t be opened just now. Try again in a minute.')
  }
  const draft = await draftMode()
  draft.enable()
  const asOf = entry.isLive ? rightNow : undefined
  await setPreviewCookies(key, { until: Date.now() + passLifetime, asOf })
  return goTo(entry.path)
}
