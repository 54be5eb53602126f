type Headers = ReadonlyArray<readonly [name: string, value: string]>

/** Powers of a browser that no reader's page asks for. */
const noPowers = [
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

const always: Headers = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
]

/**
 * What each kind of answer says to keep its reader safe, row by row. Policies that depend on the answer itself, on the settings or on
 * a mark of the moment are worked out in `policy.ts`. The lake writes its own.
 */
export const answerHeaders = {
  /** A page for readers, a feed, a sitemap: also `readerPolicy`. */
  page: [
    ...always,
    ['Permissions-Policy', noPowers.map((power) => `${power}=()`).join(', ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ],
  /** A picture of the practice, which other sites may show as a card. */
  picture: [...always, ['Content-Security-Policy', `default-src 'none'`]],
  /** A file of the build: scripts, styles and fonts of the Studio and of previews. */
  buildFile: always,
  /** A file of `public/`. A drawing that is opened by itself may style itself and nothing else. */
  publicFile: [
    ...always,
    ['Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'`],
  ],
  /** The Studio: also `studioPolicy`. A hosted project's sign-in may come back through a window of its own. */
  studio: [...always, ['Cross-Origin-Opener-Policy', 'same-origin-allow-popups']],
  /** A page as staff see it before it is live: also `previewPolicy`. */
  preview: [...always, ['Cache-Control', 'private, no-store'], ['X-Robots-Tag', 'noindex']],
  /** A way into a preview, out of it or on within it. */
  wayOfPreview: [
    ...always,
    ['Cache-Control', 'private, no-store'],
    ['X-Robots-Tag', 'noindex'],
    ['Content-Security-Policy', `default-src 'none'; frame-ancestors 'self'`],
  ],
  /** One line of text: an address that moved, a refusal, nonsense, how the site is. */
  text: [
    ...always,
    ['Cache-Control', 'no-store'],
    ['Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`],
  ],
} as const satisfies Record<string, Headers>

export type AnswerKind = keyof typeof answerHeaders

/** Headers of a kind of answer as one object. */
export function headersOf(kind: AnswerKind): Record<string, string> {
  return Object.fromEntries(answerHeaders[kind])
}

/**
 * Said with every answer of a site that is reached by TLS, so that a browser never asks for it without (RFC 6797). For this name
 * alone: what else stands under the domain is not the site's to decide.
 */
export function transportHeaders(siteUrl: string): Headers {
  return siteUrl.startsWith('https:') ? [['Strict-Transport-Security', 'max-age=31536000']] : []
}
