import { z } from 'zod'
import { readSettings } from '#lib/env.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { absolute } from '#lib/routes.ts'
import { ContentUnavailable } from '#sanity/content/content-unavailable.ts'
import { isPreviewSecret } from '#sanity/content/preview-secret.ts'
import { findSharedLink } from '#sanity/content/shared-link.ts'
import { answerText, isOurs } from '../answers.ts'

export const dynamic = 'force-dynamic'

const asked = z.object({ secret: z.string().min(20).max(128), link: z.string().min(8).max(64) })

/**
 * Seals the address of a link that the Studio has written into the lake. Whoever asks shows with a secret of the Studio's
 * that they may write there.
 */
export async function POST(request: Request): Promise<Response> {
  const key = previewKey(readSettings())
  const body = asked.safeParse(await request.json().catch(() => undefined))
  const refuse = () =>
    answerText(403, 'This link could not be made. Reload the Studio and try again.')
  if (!key || !body.success || !isOurs(request)) return refuse()
  try {
    if (!(await isPreviewSecret(body.data.secret))) return refuse()
    const share = await findSharedLink(body.data.link)
    if (!share) return answerText(404, 'This link no longer works. Make a new one.')
    const address = absolute(readSettings().siteUrl, sharedPath(writeShare(key, share)))
    return Response.json({ address }, { headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof z.ZodError) return refuse()
    if (!(error instanceof ContentUnavailable)) throw error
    console.error(error.message)
    return answerText(503, 'The link can’t be made just now. Try again in a minute.')
  }
}
