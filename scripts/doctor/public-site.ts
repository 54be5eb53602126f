import { isLoopback } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'

/** Whether others than this machine are meant to see the site. */
export function isPublic({ siteUrl, host }: Pick<Settings, 'siteUrl' | 'host'>): boolean {
  return !isLoopback(new URL(siteUrl).hostname) || !isLoopback(host)
}
