import { isGoogle } from '#sanity/schema/link/google-host.ts'
import { type Finding, warning } from './finding.ts'
import type { TextLink } from './links.ts'

/** Warns about addresses that lead through Google or have no lock. */
export function checkLinkAddresses(links: TextLink[]): Finding[] {
  return links.flatMap(({ href, path }) => {
    if (href === undefined || !URL.canParse(href)) return []
    const url = new URL(href)
    const target = behindGoogle(url)
    if (target !== undefined) {
      return {
        ...warning(
          `This link goes through Google, which then knows who reads you. ${target === '' ? 'Paste the address of the page itself.' : `Click “Tidy pasted text”, or paste the address itself: ${target}`}`,
        ),
        path,
      }
    }
    return url.protocol === 'http:'
      ? {
          ...warning(
            'This address begins with http://, and browsers call it not secure. Try it with https:// instead.',
          ),
          path,
        }
      : []
  })
}

/** @returns where a redirect of Google leads, `''` when that isn't said; `undefined` for other addresses. */
function behindGoogle({ hostname, pathname, searchParams }: URL): string | undefined {
  if (!isGoogle(hostname) || pathname !== '/url') return undefined
  const target = searchParams.get('q') ?? searchParams.get('url') ?? ''
  return /^https?:/.test(target) ? target : ''
}
