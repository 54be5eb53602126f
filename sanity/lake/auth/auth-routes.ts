import { createWorkQueue } from '../assets/work-queue.ts'
import type { LakeSettings } from '../settings.ts'
import { type Identity, type LakeAnswer, LakeError, type Route } from '../types.ts'
import { describeDevice } from './device.ts'
import { type Identities, localAdministrator } from './identities.ts'
import { createPasswordLinkRoutes } from './password-link-routes.ts'
import { createPasswordSignIn } from './password-sign-in.ts'
import { refusalPage } from './refusal-page.ts'
import { createSignInSecrets, readReturnAddress, whyNotLocal } from './sign-in.ts'

export type AuthOptions = {
  identities: Identities
  settings: Pick<LakeSettings, 'siteOrigin' | 'siteHost' | 'studioPath' | 'publicUrl'>
  /** The `Host` values under which site and lake are known. */
  listHosts(): string[]
}

/** Someone on the way back to the Studio. */
type Admission = { identity: Identity; isStillGood(): boolean }

/** How the Studio signs in: redirect here, back with a short-lived secret, exchange it for a session. No cookies. */
export function createAuthRoutes({ identities, settings, listHosts }: AuthOptions): Route[] {
  const secrets = createSignInSecrets<Admission>()
  const studioAddress = `${settings.siteOrigin}${settings.studioPath}`
  /** Whoever calls the lake by its own address may have no site in front of it. */
  const baseAddress = (host = '') => {
    const publicHosts = [settings.siteOrigin, settings.publicUrl].map((url) => new URL(url).host)
    const isOwn = !publicHosts.includes(host) && listHosts().includes(host)
    return isOwn ? `http://${host}` : settings.publicUrl
  }
  const sendBack = (admission: Admission, address: URL): LakeAnswer => {
    address.hash = `sid=${secrets.issue(admission)}`
    return {
      status: 302,
      headers: { location: address.href, 'referrer-policy': 'no-referrer' },
    }
  }
  // A password costs 32 MB and a tenth of a second or more: two at a time leave the machine free for readers.
  const queue = createWorkQueue(2, 50)
  const passwordSignIn = createPasswordSignIn({
    identities,
    settings,
    listHosts,
    queue,
    admit: ({ email, identity, password }, address) => {
      const isStillGood = () => identities.users.find(email)?.password === password
      return sendBack({ identity, isStillGood }, address)
    },
  })
  return [
    ...createPasswordLinkRoutes({ identities, settings, listHosts, queue }),
    {
      method: 'GET',
      pattern: '/auth/providers',
      access: 'anyone',
      handler: ({ headers }) => ({
        status: 200,
        body: {
          providers: [
            {
              name: 'local',
              title: 'This machine',
              url: `${baseAddress(headers.host)}/v1/auth/login/local`,
            },
          ],
          thirdPartyLogin: false,
          sso: {},
        },
      }),
    },
    {
      method: 'GET',
      pattern: '/auth/login/local',
      access: 'anyone',
      handler: (request) => {
        const { headers, peer, httpVersion, url } = request
        const reason = whyNotLocal({ headers, peer, httpVersion }, settings, listHosts())
        if (reason !== undefined && !passwordSignIn.isOffered(request)) {
          return refusalPage(reason, studioAddress)
        }
        const address = readReturnAddress(url.searchParams.get('origin'), settings)
        if (!address) {
          return refusalPage(
            'the address to return to is not the Studio of this site',
            studioAddress,
          )
        }
        if (reason !== undefined) return passwordSignIn.showForm(address)
        return sendBack({ identity: localAdministrator, isStillGood: () => true }, address)
      },
    },
    {
      method: 'POST',
      pattern: '/auth/login/local',
      access: 'anyone',
      handler: (request) => passwordSignIn.receiveForm(request),
    },
    {
      method: 'GET',
      pattern: '/auth/fetch',
      access: 'anyone',
      handler: ({ url, headers }) => {
        const admission = secrets.redeem(url.searchParams.get('sid') ?? '')
        if (!admission) throw signInAgain()
        const { identity, isStillGood } = admission
        const device = describeDevice(headers['user-agent'])
        const token = identities.openSession(identity, device, () => {
          if (!isStillGood()) throw signInAgain()
        })
        return { status: 200, body: { token, label: identity.name } }
      },
    },
    {
      method: 'GET',
      pattern: '/auth/id',
      access: 'anyone',
      handler: ({ identity }) => ({ status: 200, body: identity ? { id: identity.id } : {} }),
    },
    {
      method: 'POST',
      pattern: '/auth/logout',
      access: 'anyone',
      handler: ({ headers }) => {
        const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
        if (token !== undefined) identities.endSession(token)
        return { status: 200, body: {} }
      },
    },
  ]
}

function signInAgain(): LakeError {
  return new LakeError(401, {
    statusCode: 401,
    error: 'Unauthorized',
    message: 'This sign-in was used already or is older than a minute. Sign in again.',
  })
}
