import { createHash } from 'node:crypto'
import type { Settings } from '#lib/env.ts'

/** The policy of a reader's page: no script at all, styles only as written in the page itself. */
export function readerPolicy(styles: readonly string[]): string {
  const hashes = [...new Set(styles)].map(
    (style) => `'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`,
  )
  return [
    `default-src 'none'`,
    `script-src 'none'`,
    `style-src ${hashes.join(' ') || `'none'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    // Nothing in a page can connect; this lets a browser's own audit of it read robots.txt.
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ')
}

/** Where the Studio and a preview find the content from a browser, beside their own origin; nothing of it with the embedded lake. */
function lakeHosts({ projectId, apiHost, isEmbedded }: Settings['sanity']) {
  if (isEmbedded) return { data: [], pictures: [] }
  if (apiHost !== undefined) {
    const { origin } = new URL(apiHost)
    return { data: [origin, origin.replace(/^http/, 'ws')], pictures: [origin] }
  }
  const ofProject = `${projectId}.api.sanity.io`
  return {
    data: [`https://${ofProject}`, `wss://${ofProject}`],
    pictures: ['https://cdn.sanity.io'],
  }
}

/**
 * The policy of the Studio, which is a program: it runs scripts of our own origin, styles itself, and talks to the lake.
 * With Sanity's own lake that is its hosts for this one project.
 */
export function studioPolicy(settings: Pick<Settings, 'siteUrl' | 'sanity'>): string {
  const { projectId, apiHost } = settings.sanity
  // Some browsers do not count a socket of the same origin as 'self'.
  const socket = settings.siteUrl.replace(/^http/, 'ws')
  const { data, pictures } = lakeHosts(settings.sanity)
  const isSanitys = apiHost === undefined
  const services = isSanitys
    ? [`https://${projectId}.apicdn.sanity.io`, 'https://api.sanity.io', 'https://cdn.sanity.io']
    : []
  // Sanity shows people by the picture of the account that they sign in with.
  const faces = isSanitys
    ? ['https://*.googleusercontent.com', 'https://avatars.githubusercontent.com']
    : []
  const say = (name: string, ...sources: string[]) => `${name} ${sources.join(' ')}`
  return [
    `default-src 'self'`,
    `script-src 'self' 'unsafe-inline'`,
    `style-src 'self' 'unsafe-inline'`,
    say('img-src', `'self'`, 'data:', 'blob:', ...pictures, ...faces),
    say('media-src', `'self'`, 'blob:', ...pictures),
    `font-src 'self' data:`,
    say('connect-src', `'self'`, 'blob:', socket, ...data, ...services),
    `worker-src 'self' blob:`,
    `frame-src 'self'`,
    `object-src 'none'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ')
}

/**
 * The policy of a preview: scripts of our own origin that carry this answer's mark, so that the Studio can show what is typed. Its
 * tools style themselves. Only pages of this site, which the Studio is, may frame it.
 * @param nonce made for this one answer.
 */
export function previewPolicy(
  settings: Pick<Settings, 'siteUrl' | 'sanity'>,
  nonce: string,
): string {
  const socket = settings.siteUrl.replace(/^http/, 'ws')
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    ["connect-src 'self'", socket, ...lakeHosts(settings.sanity).data].join(' '),
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ')
}
