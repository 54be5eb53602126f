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

/** What every answer of the site says, whatever it is. */
export const safeHeaders: ReadonlyArray<[string, string]> = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
]

/** Powers of a browser that no reader's page asks for. */
export const permissionsPolicy = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((power) => `${power}=()`)
  .join(', ')

/**
 * The policy of the Studio, which is a program: it runs scripts of our own origin, styles itself, and talks to the lake.
 * With a hosted lake that is Sanity's own hosts for this one project.
 */
export function studioPolicy(settings: Pick<Settings, 'siteUrl' | 'sanity'>): string {
  const { projectId, apiHost } = settings.sanity
  // Some browsers do not count a socket of the same origin as 'self'.
  const socket = settings.siteUrl.replace(/^http/, 'ws')
  const lake = apiHost
    ? []
    : [
        `https://${projectId}.api.sanity.io`,
        `wss://${projectId}.api.sanity.io`,
        `https://${projectId}.apicdn.sanity.io`,
        'https://api.sanity.io',
        'https://cdn.sanity.io',
      ]
  const pictures = apiHost ? [] : ['https://cdn.sanity.io', 'https://*.googleusercontent.com']
  const say = (name: string, ...sources: string[]) => `${name} ${sources.join(' ')}`
  return [
    `default-src 'self'`,
    `script-src 'self' 'unsafe-inline'`,
    `style-src 'self' 'unsafe-inline'`,
    say('img-src', `'self'`, 'data:', 'blob:', ...pictures),
    say('media-src', `'self'`, 'blob:', ...pictures),
    `font-src 'self' data:`,
    say('connect-src', `'self'`, 'blob:', socket, ...lake),
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
  const { projectId, apiHost } = settings.sanity
  const lake = apiHost ? '' : ` https://${projectId}.api.sanity.io wss://${projectId}.api.sanity.io`
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self' ${settings.siteUrl.replace(/^http/, 'ws')}${lake}`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ')
}
