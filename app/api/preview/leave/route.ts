import { pageBefore } from '#lib/preview/entry.ts'
import { answerText, dropPreviewCookies, goTo, isOurs } from '../answers.ts'

export const dynamic = 'force-dynamic'

/** Leaves the preview and shows the same page as visitors see it. A form, since a browser may follow a link by itself. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return answerText(403, 'Use the button on the page.')
  await dropPreviewCookies()
  return goTo(pageBefore(request.headers))
}
