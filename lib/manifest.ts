import { routes } from './routes.ts'
import type { Practice } from './views.ts'

/** The page's glow in styles/tokens.css, where it meets the top of the window. */
export const themeColors = { light: '#ffe7bf', dark: '#4a2d18' } as const
/** The page's paper there. */
const paper = '#faf4e8'

/** Made of `public/icon.svg` by `scripts/icons.ts`. */
const icons = [
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]

/** More is cut off below an icon. */
const shortName = 12

/**
 * What a phone needs to keep the site on its first screen (W3C, Web Application Manifest). It stays in the browser: a
 * reader in a hurry keeps the bar with the address and the way back.
 */
export function renderManifest(practice: Pick<Practice, 'name' | 'description'>): string {
  const name = practice.name || 'Therapy'
  return JSON.stringify({
    name,
    ...(name.length > shortName && { short_name: shorten(name) }),
    ...(practice.description && { description: practice.description }),
    lang: 'en-US',
    id: routes.home(),
    start_url: routes.home(),
    scope: routes.home(),
    display: 'browser',
    theme_color: themeColors.light,
    background_color: paper,
    icons,
  })
}

/** As many whole words as there is room for; of a single long word all, since phones cut better than we do. */
function shorten(name: string): string {
  const words = name.split(/\s+/)
  let short = words[0] ?? name
  for (const word of words.slice(1)) {
    if (`${short} ${word}`.length > shortName) break
    short += ` ${word}`
  }
  return short
}
