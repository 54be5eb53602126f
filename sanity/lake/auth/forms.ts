import { type LakeAnswer, LakeError, type LakeRequest } from '../types.ts'

const largest = 16 * 1024

/**
 * Whether a form was sent from our own page: it names our origin, which stands for the very address that it is sent to.
 * @param publicOrigins of site and lake.
 */
export function isFromOwnPage({ headers }: LakeRequest, publicOrigins: string[]): boolean {
  const host = (headers.host ?? '').toLowerCase()
  const fetchSite = headers['sec-fetch-site']
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  const known = publicOrigins.find((origin) => new URL(origin).host === host)
  return headers.origin === (known ?? `http://${host}`)
}

/** @throws {LakeError} when it is no plain form, or too large. */
export async function readForm(request: LakeRequest): Promise<URLSearchParams> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) {
    throw new LakeError(415, {
      statusCode: 415,
      error: 'Unsupported Media Type',
      message: 'This is sent as a form.',
    })
  }
  return new URLSearchParams((await request.readBody(largest)).toString('utf8'))
}

/** What to say, and what to answer with, while someone has to wait after too many attempts. */
export function sayWait(milliseconds: number): {
  problem: string
  headers: NonNullable<LakeAnswer['headers']>
} {
  const seconds = Math.ceil(milliseconds / 1_000)
  return {
    problem: `There were too many attempts. Try again in ${sayDuration(seconds)}.`,
    headers: { 'retry-after': String(seconds) },
  }
}

function sayDuration(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (seconds > 90) return `${minutes} minutes`
  return seconds === 1 ? 'a second' : `${seconds} seconds`
}
