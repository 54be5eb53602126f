import { randomUUID } from 'node:crypto'
import type { WorkQueue } from '../assets/work-queue.ts'
import type { LakeSettings } from '../settings.ts'
import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'
import { readPeer } from './attempts.ts'
import { createFormTokens } from './form-tokens.ts'
import { isFromOwnPage, readForm, sayWait } from './forms.ts'
import type { Identities } from './identities.ts'
import { answerPage, escapeHtml } from './page.ts'
import { isPassword } from './passwords.ts'
import { refusalPage } from './refusal-page.ts'
import { readReturnAddress } from './sign-in.ts'
import { normalizeEmail, type User } from './users.ts'

export type PasswordSignInOptions = {
  identities: Pick<Identities, 'users' | 'attempts'>
  settings: Pick<LakeSettings, 'siteOrigin' | 'studioPath' | 'publicUrl'>
  /** The `Host` values under which site and lake are known. */
  listHosts(): string[]
  /** Sends a person who gave the right password back to the Studio. */
  admit(user: User, address: URL): LakeAnswer
  /** For the work that a password costs. */
  queue: WorkQueue
}

export type PasswordSignIn = {
  /** Whether a password may be asked for at this address: there is somebody who has one, and the name is ours. */
  isOffered(request: LakeRequest): boolean
  showForm(address: URL): LakeAnswer
  receiveForm(request: LakeRequest): Promise<LakeAnswer>
}

/** The sign-in with e-mail and password: a plain form, judged here and nowhere else. */
export function createPasswordSignIn(options: PasswordSignInOptions): PasswordSignIn {
  const { settings, listHosts, admit, queue } = options
  const { users, attempts } = options.identities
  const tokens = createFormTokens()
  const studioAddress = `${settings.siteOrigin}${settings.studioPath}`

  const isOffered = ({ headers }: LakeRequest) =>
    listHosts().includes((headers.host ?? '').toLowerCase()) && users.list().length > 0

  const show = (address: URL, status: number, problem = '', email = '', headers = {}) =>
    answerPage({
      status,
      title: 'Sign in to the Studio',
      formTargets: ["'self'", settings.siteOrigin],
      headers,
      body: `${problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>\n`}<form method="post" action="local">
<input type="hidden" name="origin" value="${escapeHtml(address.href)}">
<input type="hidden" name="token" value="${tokens.issue(address.href)}">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
<p class="quiet">Forgotten it? Whoever runs the site gives you a link to choose a new one.</p>`,
    })

  const judge = async (request: LakeRequest, address: URL, email: string, password: string) => {
    const peer = readPeer({ headers: request.headers, peer: request.peer })
    const wait = attempts.take(email, peer)
    if (wait > 0) {
      const { problem, headers } = sayWait(wait)
      return show(address, 429, problem, email, headers)
    }
    const user = users.find(email)
    if (!(await isPassword(password, user?.password)) || !user) {
      return show(address, 403, 'E-mail address or password is wrong.', email)
    }
    attempts.succeed(email, peer)
    return admit(user, address)
  }

  return {
    isOffered,
    showForm: (address) => show(address, 200),
    async receiveForm(request) {
      if (!isOffered(request)) return refusalPage('it was sent to a foreign address', studioAddress)
      if (!isFromOwnPage(request, [settings.siteOrigin, new URL(settings.publicUrl).origin])) {
        return refusalPage('the form came from another page', studioAddress)
      }
      const form = await readForm(request)
      const address = readReturnAddress(form.get('origin'), settings)
      if (!address) {
        return refusalPage('the address to return to is not the Studio of this site', studioAddress)
      }
      const email = normalizeEmail(form.get('email') ?? '').slice(0, 254)
      if (!tokens.redeem(form.get('token') ?? '', address.href)) {
        return show(address, 403, 'This page had been open too long. Please try again.', email)
      }
      const password = (form.get('password') ?? '').slice(0, 1_024)
      try {
        return await queue.run(randomUUID(), () => judge(request, address, email, password))
      } catch (error) {
        if (!(error instanceof LakeError)) throw error
        const problem = 'Too many people sign in just now. Try again soon.'
        return show(address, 503, problem, email, { 'retry-after': '2' })
      }
    },
  }
}
