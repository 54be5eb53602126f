import { type Finding, good, look, stop } from './finding.ts'

/**
 * Whether somebody can sign in to the Studio of a public site.
 * @param listed what `npm run lake -- user list` prints: a line each, with tabs between address, name, role and more.
 */
export function checkPeople(listed: string, isPublic: boolean): Finding {
  const people = listed
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, , role]) => role !== undefined)
  const administrators = people.filter(([, , role]) => role === 'administrator')
  if (administrators.some((columns) => !isWaiting(columns)))
    return good('An administrator can sign in with a password.')
  const add = 'Add one: npm run lake -- user add EMAIL --name NAME --role administrator'
  if (!isPublic) return good('Nobody needs a password while the site is for this machine alone.')
  if (people.length === 0)
    return stop('Nobody can sign in: the site is public and has no user.', add)
  const [waiting] = administrators
  return waiting
    ? look(
        `${waiting[1]} is to be an administrator and has not chosen a password yet.`,
        `Make a new link, which works once, and send it: npm run lake -- user link ${waiting[0]}`,
      )
    : look('Nobody who may sign in is an administrator.', add)
}

function isWaiting(columns: readonly string[]): boolean {
  return columns.includes('no password yet', 4)
}
