import { roles } from '../auth/identities.ts'
import type { Role } from '../types.ts'

const titles: Record<Role, [title: string, description: string]> = {
  administrator: ['Administrator', 'Reads and changes everything'],
  editor: ['Editor', 'Reads and changes every document'],
  viewer: ['Viewer', 'Reads every document'],
}

export function describeRole(role: Role): { name: Role; title: string; description: string } {
  const [title, description] = titles[role]
  return { name: role, title, description }
}

export function describeRoles(): object[] {
  return roles.map((role) => ({ ...describeRole(role), isCustom: false, isRootRole: false }))
}

/** What a role may do with which documents, in the form the Studio evaluates for each document. */
export function listDocumentGrants(role: Role): object[] {
  const permissions =
    role === 'viewer'
      ? ['read', 'history']
      : ['read', 'create', 'update', 'history', 'editHistory', 'manage']
  return [{ filter: '_id in path("**")', permissions }]
}

/** Rights over the project itself. The right to deploy is left out: it would make the Studio upload its schema. */
export function listProjectGrants(role: Role): object {
  const names = role === 'administrator' ? ['read', 'update'] : ['read']
  return { 'sanity.project': [{ grants: names.map((name) => ({ name })) }] }
}
