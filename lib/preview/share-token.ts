import { z } from 'zod'
import { typesWithPage } from './preview-path.ts'
import { seal, unseal } from './sealed.ts'

/** What a shared link opens. */
export type Share = {
  /** Name of the link in the lake's register: while it stands there, the link has not been taken back. */
  link: string
  type: string
  /** Id of the document as it is published, whether or not it ever was. */
  document: string
  /** When it ends, in milliseconds since 1970. */
  until: number
}

const day = 24 * 60 * 60 * 1000

/** For how many days a link may be made, the usual first. */
export const shareDays = [7, 1, 30] as const

/** The longest that a link counts from when it is made. A little over thirty days, for clocks that differ. */
export const longestShare = 31 * day

/** @returns the moment at which a link ends that is made now. */
export function endOfShare(days: (typeof shareDays)[number], now: number): number {
  return now + days * day
}

const facts = z.object({
  link: z.string().regex(/^[a-z0-9-]{8,64}$/),
  type: z.enum(typesWithPage),
  document: z.string().regex(/^[\w-][\w.-]{0,127}$/),
  until: z.number().int().positive(),
})

/** @returns the last part of the link's address. */
export function writeShare(key: string, share: Share): string {
  return seal(key, 'shared link', facts.parse(share))
}

/** @returns what a link was made for, also when its time is over; `undefined` for one that this key did not seal. */
export function readShare(key: string | undefined, token: string): Share | undefined {
  return key ? unseal(key, 'shared link', token, facts) : undefined
}

/** Below this stand the pages behind shared links. */
export const sharedFolder = '/share'

/** @returns the path of the page behind a link. */
export const sharedPath = (token: string) => `${sharedFolder}/${token}`
