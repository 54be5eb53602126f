import { readSettings } from '#lib/env.ts'
import { readAsOf } from '#lib/preview/as-of.ts'
import { pageBefore } from '#lib/preview/entry.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { findPass } from '#sanity/content/who-reads.ts'
import { answerText, goTo, isOurs, setPreviewCookies } from '../answers.ts'

export const dynamic = 'force-dynamic'

/** Shows the site as of a moment ahead or as visitors see it; with an empty moment, drafts again. The preview ends when it would have ended. */
export async function POST(request: Request): Promise<Response> {
  const key = previewKey(readSettings())
  const pass = await findPass()
  if (!key || !pass || !isOurs(request)) {
    return answerText(403, 'This preview is over. Open it again from the Studio.')
  }
  const asked = String((await request.formData()).get('at') ?? '')
  const asOf = readAsOf(asked)
  if (asked !== '' && asOf === undefined) {
    return answerText(400, 'Go back and choose a day and time ahead, at most five years from now.')
  }
  await setPreviewCookies(key, { until: pass.until, asOf })
  return goTo(pageBefore(request.headers))
}
