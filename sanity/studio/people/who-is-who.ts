import { formatMomentBriefly } from '#lib/dates.ts'

/** Someone who may come in with a password. */
export type Person = {
  id: string
  email: string
  name: string
  role: 'administrator' | 'editor' | 'viewer'
  hasPassword: boolean
}

/** A device on which somebody is signed in; moments are ISO 8601. */
export type Device = {
  /** Of the session. */
  id: string
  /** Of the person. */
  identity: string
  name: string
  device: string | null
  seenAt: string | null
  isOwn: boolean
}

export type Act = { id: number; at: string; who: string; what: string; isAtMachine: boolean }

/** What the lake tells an administrator at `/people`. */
export type PeopleFacts = { people: Person[]; sessions: Device[]; acts: Act[] }

const roles: Record<Person['role'], string> = {
  administrator: 'Administrator: reads and changes everything, and sees this page',
  editor: 'Editor: reads and changes everything',
  viewer: 'Viewer: reads everything, drafts too, and changes nothing',
}

/** What somebody may do, in a line. */
export function sayRole({ role }: Person): string {
  return roles[role]
}

const justNow = 10 * 60_000

/**
 * When a device was last in use.
 * @param now milliseconds since 1970
 */
export function sayLastSeen({ isOwn, seenAt }: Device, now: number): string {
  if (isOwn) return 'the one you are using'
  if (!seenAt) return 'not used for a while'
  return now - Date.parse(seenAt) < justNow
    ? 'in use now'
    : `last used ${formatMomentBriefly(seenAt, now)}`
}

/** Who did something and when, in a line. */
export function sayWho({ at, who, isAtMachine }: Act, now: number): string {
  const by = isAtMachine ? `${who}, at the website’s computer` : who
  return `${formatMomentBriefly(at, now)} · ${by}`
}

/** Those who are signed in without being among the people: whoever works at the computer itself. */
export function devicesOfOthers({ people, sessions }: PeopleFacts): Device[] {
  const known = new Set(people.map(({ id }) => id))
  return sessions.filter(({ identity }) => !known.has(identity))
}
