import { type Finding, good, look, stop } from './finding.ts'

/**
 * Whether somebody can sign in to the Studio of a public site.
 * @param listed what `npm run lake -- user list` prints: a line each, with tabs between address, name, role and more.
 */
export function checkPeople(listed: string, isPublic: boolean): Finding {
  const roles = listed.split('\n').map((line) => line.split('\t')[2])
  if (roles.includes('administrator')) return good('An administrator can sign in with a password.')
  const add = 'Add one: npm run lake -- user add EMAIL --name NAME --role administrator'
  if (!isPublic) return good('Nobody needs a password while the site is for this machine alone.')
  return roles.some(Boolean)
    ? look('Nobody who may sign in is an administrator.', add)
    : stop('Nobody can sign in: the site is public and has no user.', add)
}
