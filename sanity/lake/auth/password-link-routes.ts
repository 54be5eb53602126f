import { randomUUID } from 'node:crypto'
import type { WorkQueue } from '../assets/work-queue.ts'
import type { LakeSettings } from '../settings.ts'
import { type LakeAnswer, LakeError, type LakeRequest, type Route } from '../types.ts'
import { readPeer } from './attempts.ts'
import { isFromOwnPage, readForm, sayWait } from './forms.ts'
import type { Identities } from './identities.ts'
import { answerPage, escapeHtml } from './page.ts'
import { type LinkState, linkPath } from './password-links.ts'
import { hashPassword, hasPassword, knownWords, whyWeak } from './passwords.ts'
import { refusalPage } from './refusal-page.ts'
import type { User } from './users.ts'

export type PasswordLinkOptions = {
  identities: Pick<Identities, 'passwordLinks' | 'attempts'>
  settings: Pick<LakeSettings, 'siteOrigin' | 'studioPath' | 'publicUrl'>
  /** The `Host` values under which site and lake are known. */
  listHosts(): string[]
  /** For the work that a password costs. */
  queue: WorkQueue
}

/** Where a person chooses a password by a link that she was given: a plain form, as the sign-in. Opening it uses nothing up. */
export function createPasswordLinkRoutes(options: PasswordLinkOptions): Route[] {
  const { settings, listHosts, queue } = options
  const { passwordLinks, attempts } = options.identities
  const studioAddress = `${settings.siteOrigin}${settings.studioPath}`
  const isOurs = ({ headers }: LakeRequest) =>
    listHosts().includes((headers.host ?? '').toLowerCase())

  /** Looks at a link only as often as at a password: whoever tries out links waits like whoever tries out those. */
  const openLink = (
    { headers, peer: connection }: LakeRequest,
    secret: string,
  ): LinkState | { is: 'waiting'; wait: number } => {
    const peer = readPeer({ headers, peer: connection })
    const counted = `link ${secret}`
    const wait = attempts.take(counted, peer)
    if (wait > 0) return { is: 'waiting', wait }
    const state = passwordLinks.look(secret)
    if (state.is === 'good') attempts.succeed(counted, peer)
    return state
  }

  const choose = async (secret: string, { email, identity }: User, form: URLSearchParams) => {
    const password = form.get('password') ?? ''
    const user = { email, name: identity.name }
    const show = (problem: string) => showForm(secret, user, 422, problem)
    if (password !== form.get('again'))
      return show('The two were not the same. Write it once more.')
    const reason = whyWeak(password, knownWords(email, identity.name))
    if (reason !== undefined) return show(reason)
    const state = passwordLinks.use(secret, await hashPassword(password))
    return state.is === 'good' ? answerPage(done(studioAddress)) : sayWhyNot(state.is)
  }

  return [
    {
      method: 'GET',
      pattern: linkPath,
      access: 'anyone',
      handler: (request) => {
        if (!isOurs(request))
          return refusalPage('it was opened under a foreign name', studioAddress)
        const secret = request.url.searchParams.get('link') ?? ''
        const state = openLink(request, secret)
        if (state.is === 'waiting') return sayToWait(state.wait)
        if (state.is !== 'good') return sayWhyNot(state.is)
        const { email, identity, password } = state.user
        return showForm(secret, { email, name: identity.name, isNew: !hasPassword(password) }, 200)
      },
    },
    {
      method: 'POST',
      pattern: linkPath,
      access: 'anyone',
      handler: async (request) => {
        if (!isOurs(request)) return refusalPage('it was sent to a foreign address', studioAddress)
        if (!isFromOwnPage(request, [settings.siteOrigin, new URL(settings.publicUrl).origin])) {
          return refusalPage('the form came from another page', studioAddress)
        }
        const form = await readForm(request)
        const secret = (form.get('link') ?? '').slice(0, 256)
        const state = openLink(request, secret)
        if (state.is === 'waiting') return sayToWait(state.wait)
        if (state.is !== 'good') return sayWhyNot(state.is)
        try {
          return await queue.run(randomUUID(), () => choose(secret, state.user, form))
        } catch (error) {
          if (!(error instanceof LakeError)) throw error
          const { email, identity } = state.user
          const problem = 'Too many people sign in just now. Try again soon.'
          return showForm(secret, { email, name: identity.name }, 503, problem)
        }
      },
    },
  ]
}

type Person = { email: string; name: string; isNew?: boolean }

function showForm(secret: string, person: Person, status: number, problem = ''): LakeAnswer {
  const { email, name, isNew } = person
  return answerPage({
    status,
    title: isNew ? `Welcome, ${name}` : 'Choose a new password',
    formTargets: ["'self'"],
    body: `${problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>\n`}<p>${isNew ? 'Choose the password by which you sign in to the Studio.' : 'A new one signs you out wherever you were signed in with the one before.'}</p>
<form method="post" action="password">
<input type="hidden" name="link" value="${escapeHtml(secret)}">
<label for="email">E-mail</label>
<input id="email" type="email" autocomplete="username" readonly value="${escapeHtml(email)}">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="good" required>
<label for="again">Once more</label>
<input id="again" name="again" type="password" autocomplete="new-password" required>
<button>Keep this password</button>
</form>
<p class="quiet" id="good">At least 12 characters. Four words that have nothing to do with each other are good and easy to keep.</p>`,
  })
}

function done(studioAddress: string): Parameters<typeof answerPage>[0] {
  return {
    status: 200,
    title: 'Your new password counts now',
    body: `<p>It is kept, and nobody can look it up. The link has done its work and opens nothing any more.</p>
<p><a href="${escapeHtml(studioAddress)}">Sign in to the Studio</a></p>`,
  }
}

const whyNot = {
  used: {
    status: 410,
    title: 'This link was used already',
    body: `<p>Each link works once. If it was you, sign in with the password that you chose.</p>
<p>If it wasn’t you, tell whoever runs the site at once: somebody else has chosen a password in your name.</p>`,
  },
  ended: {
    status: 410,
    title: 'This link is too old',
    body: `<p>A link works for a day, and no longer than until the next one or another password. Nothing is lost: ask whoever runs the site for a new link.</p>`,
  },
  unknown: {
    status: 404,
    title: 'This link is not whole',
    body: `<p>Perhaps a piece of it got lost on the way. Open it from the message once more, or copy all of it.</p>
<p>If that doesn’t help, ask whoever runs the site for a new link.</p>`,
  },
}

function sayWhyNot(state: keyof typeof whyNot): LakeAnswer {
  return answerPage(whyNot[state])
}

function sayToWait(milliseconds: number): LakeAnswer {
  const { problem, headers } = sayWait(milliseconds)
  return answerPage({
    status: 429,
    title: 'One moment',
    body: `<p role="alert">${escapeHtml(problem)}</p>`,
    headers,
  })
}
