import type { LakeSettings } from '../settings.ts'
import { LakeError, type Route } from '../types.ts'
import { type Identities, localAdministrator } from './identities.ts'
import { refusalPage } from './refusal-page.ts'
import { createSignInSecrets, readReturnAddress, whyNotLocal } from './sign-in.ts'

export type AuthOptions = {
  identities: Identities
  settings: Pick<LakeSettings, 'siteOrigin' | 'siteHost' | 'studioPath' | 'publicUrl'>
  /** The `Host` values under which site and lake are known. */
  listHosts(): string[]
}

/** How the Studio signs in: redirect here, back with a short-lived secret, exchange it for a session. No cookies. */
export function createAuthRoutes({ identities, settings, listHosts }: AuthOptions): Route[] {
  const secrets = createSignInSecrets()
  const studioAddress = `${settings.siteOrigin}${settings.studioPath}`
  return [
    {
      method: 'GET',
      pattern: '/auth/providers',
      access: 'anyone',
      handler: () => ({
        status: 200,
        body: {
          providers: [
            {
              name: 'local',
              title: 'This machine',
              url: `${settings.publicUrl}/v1/auth/login/local`,
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
      handler: ({ headers, peer, url }) => {
        const reason = whyNotLocal({ headers, peer }, settings, listHosts())
        if (reason !== undefined) return refusalPage(reason, studioAddress)
        const address = readReturnAddress(url.searchParams.get('origin'), settings)
        if (!address) {
          return refusalPage(
            'the address to return to is not the Studio of this site',
            studioAddress,
          )
        }
        address.hash = `sid=${secrets.issue(localAdministrator)}`
        return {
          status: 302,
          headers: { location: address.href, 'referrer-policy': 'no-referrer' },
        }
      },
    },
    {
      method: 'GET',
      pattern: '/auth/fetch',
      access: 'anyone',
      handler: ({ url }) => {
        const identity = secrets.redeem(url.searchParams.get('sid') ?? '')
        if (!identity) {
          throw new LakeError(401, {
            statusCode: 401,
            error: 'Unauthorized',
            message: 'This sign-in was used already or is older than a minute. Sign in again.',
          })
        }
        const token = identities.openSession(identity)
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
