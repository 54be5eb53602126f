import type { LakeAnswer } from '../types.ts'
import { answerPage, escapeHtml } from './page.ts'

/** A page for a person whose sign-in is refused: why, and what to do. */
export function refusalPage(reason: string, studioAddress: string): LakeAnswer {
  const address = escapeHtml(studioAddress)
  return answerPage({
    status: 403,
    title: 'Sign-in is closed here',
    body: `<p>Sign-in without a password works only on the machine that the site runs on. This time ${escapeHtml(reason)}.</p>
<p>Open the Studio at <a href="${address}">${address}</a>.</p>
<p>To sign in from elsewhere, people need a password. Whoever runs the lake makes a user with <code>npm run lake -- user add EMAIL --name NAME --role editor</code>.</p>
<p>Programs use a token instead, made with <code>npm run lake -- token add NAME --role editor</code>.</p>`,
  })
}
