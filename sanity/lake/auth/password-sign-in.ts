import { randomUUID } from 'node:crypto'
import { createWorkQueue } from '../assets/work-queue.ts'
import type { LakeSettings } from '../settings.ts'
import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'
import { readPeer } from './attempts.ts'
import { createFormTokens } from './form-tokens.ts'
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
}

export type PasswordSignIn = {
  /** Whether a password may be asked for at this address: there is somebody who has one, and the name is ours. */
  isOffered(request: LakeRequest): boolean
  showForm(address: URL): LakeAnswer
  receiveForm(request: LakeRequest): Promise<LakeAnswer>
}

const largestForm = 16 * 1024

/** The sign-in with e-mail and password: a plain form, judged here and nowhere else. */
export function createPasswordSignIn(options: PasswordSignInOptions): PasswordSignIn {
  const { settings, listHosts, admit } = options
  const { users, attempts } = options.identities
  const tokens = createFormTokens()
  // A try costs 32 MB and a tenth of a second or more: two at a time leave the machine free for readers.
  const queue = createWorkQueue(2, 50)
  const studioAddress = `${settings.siteOrigin}${settings.studioPath}`

  const isOffered = ({ headers }: LakeRequest) =>
    listHosts().includes((headers.host ?? '').toLowerCase()) && users.list().length > 0

  const show = (address: URL, status: number, problem = '', email = '', retryAfter = 0) =>
    answerPage({
      status,
      title: 'Sign in to the Studio',
      formTargets: ["'self'", settings.siteOrigin],
      headers: retryAfter > 0 ? { 'retry-after': String(retryAfter) } : {},
      body: `${problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>\n`}<form method="post" action="local">
<input type="hidden" name="origin" value="${escapeHtml(address.href)}">
<input type="hidden" name="token" value="${tokens.issue(address.href)}">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
<p class="quiet">Forgotten it? Whoever runs the site gives you a new one.</p>`,
    })

  const judge = async (request: LakeRequest, address: URL, email: string, password: string) => {
    const peer = readPeer({ headers: request.headers, peer: request.peer })
    const wait = attempts.take(email, peer)
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1_000)
      const problem = `There were too many attempts. Try again in ${sayDuration(seconds)}.`
      return show(address, 429, problem, email, seconds)
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
        return show(address, 503, 'Too many people sign in just now. Try again soon.', email, 2)
      }
    },
  }
}

/** A form of our own page names our origin, which stands for the very address that it is sent to. */
function isFromOwnPage({ headers }: LakeRequest, publicOrigins: string[]): boolean {
  const host = (headers.host ?? '').toLowerCase()
  const fetchSite = headers['sec-fetch-site']
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  const known = publicOrigins.find((origin) => new URL(origin).host === host)
  return headers.origin === (known ?? `http://${host}`)
}

async function readForm(request: LakeRequest): Promise<URLSearchParams> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) {
    throw new LakeError(415, {
      statusCode: 415,
      error: 'Unsupported Media Type',
      message: 'A sign-in is sent as a form.',
    })
  }
  return new URLSearchParams((await request.readBody(largestForm)).toString('utf8'))
}

function sayDuration(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (seconds > 90) return `${minutes} minutes`
  return seconds === 1 ? 'a second' : `${seconds} seconds`
}
