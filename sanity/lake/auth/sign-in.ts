import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback, type LakeSettings } from '../settings.ts'
import type { Identity } from '../types.ts'

/** What a sign-in without a password is judged by. */
export type Circumstances = {
  headers: IncomingHttpHeaders
  /** Address of the other end of the connection. */
  peer: string | undefined
  httpVersion?: string | undefined
}

/** Headers that only a server between caller and site adds. */
const signOfProxy =
  /^(forwarded|via|x-forwarded-.*|x-real-ip|x-original-.*|(x-cluster|x|true)-client-ip|cf-.*|cdn-loop)$/

/**
 * Why a newcomer may not be signed in without a question; `undefined` while everything is local.
 * Each condition closes one door: names that others can point at this machine, proxies that bring strangers, a site or a
 * lake that the network can reach.
 * @param hosts the `Host` values under which site and lake are known.
 */
export function whyNotLocal(
  { headers, peer, httpVersion }: Circumstances,
  settings: Pick<LakeSettings, 'siteOrigin' | 'siteHost' | 'publicUrl'>,
  hosts: string[],
): string | undefined {
  const host = headers.host ?? ''
  const name = host.replace(/:\d+$/, '')
  if (!isLoopback(name)) return `it was opened as "${host}"`
  if (!hosts.includes(host.toLowerCase())) return `"${host}" is not an address of this site`
  // No browser speaks HTTP/1.0 any more; a proxy that says nothing of itself may.
  const isOldProtocol = httpVersion === '1.0'
  if (isOldProtocol || Object.keys(headers).some((name) => signOfProxy.test(name))) {
    return 'the request came through another server'
  }
  if (!isLoopback(new URL(settings.siteOrigin).hostname)) {
    return `the site is public (${settings.siteOrigin})`
  }
  if (!isLoopback(new URL(settings.publicUrl).hostname)) {
    return `the lake is public (${settings.publicUrl})`
  }
  if (!isLoopback(settings.siteHost)) return 'the site listens to the network (HOST)'
  if (!isLoopback(peer ?? '')) return 'the request came from another machine'
  return undefined
}

/**
 * Where a sign-in may return to.
 * @param wanted the address that the Studio names as `origin`.
 * @returns the address when it stands under the Studio of our own site, else `undefined`. Other pages of the site are out
 * too: one that redirects elsewhere would take the secret behind the `#` along.
 */
export function readReturnAddress(
  wanted: string | null,
  settings: Pick<LakeSettings, 'siteOrigin' | 'studioPath'>,
): URL | undefined {
  const url = wanted === null ? null : URL.parse(wanted)
  if (!url || url.origin !== settings.siteOrigin || url.username !== '' || url.password !== '') {
    return undefined
  }
  const { studioPath } = settings
  const isStudio = url.pathname === studioPath || url.pathname.startsWith(`${studioPath}/`)
  return isStudio && !url.pathname.includes('//') ? url : undefined
}

export type SignInSecrets<Kept> = {
  /** Makes a secret that can be exchanged once, within a minute. */
  issue(kept: Kept): string
  /** @returns what it was made for, the first time and in time; else `undefined`. */
  redeem(secret: string): Kept | undefined
}

/** Keeps the secrets between redirect and exchange, hashed and in memory only. */
export function createSignInSecrets<Kept = Identity>(
  now: () => number = Date.now,
): SignInSecrets<Kept> {
  const lifetime = 60_000
  const most = 100
  const pending = new Map<string, { kept: Kept; expiresAt: number }>()
  const hash = (secret: string) => createHash('sha256').update(secret).digest('hex')
  return {
    issue(kept) {
      for (const [key, { expiresAt }] of pending) {
        if (expiresAt <= now() || pending.size >= most) pending.delete(key)
      }
      const secret = randomBytes(32).toString('base64url')
      pending.set(hash(secret), { kept, expiresAt: now() + lifetime })
      return secret
    },
    redeem(secret) {
      const key = hash(secret)
      const found = pending.get(key)
      pending.delete(key)
      return found && found.expiresAt > now() ? found.kept : undefined
    },
  }
}
