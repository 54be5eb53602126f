import type { Identities } from '../auth/identities.ts'
import { readJson } from '../http/body.ts'
import { type Identity, type JsonValue, LakeError, type Route } from '../types.ts'
import { describeRole } from './roles.ts'

/** Who is who, and what each person's Studio remembers (list layout, recent searches). */
export function createUserRoutes(identities: Identities, projectId: string): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/users/me',
      access: 'anyone',
      handler: ({ identity }) => ({ status: 200, body: identity ? describeSelf(identity) : {} }),
    },
    {
      method: 'GET',
      pattern: '/users/me/keyvalue/:keys',
      access: 'viewer',
      handler: ({ identity, params }) => ({
        status: 200,
        body: identities.readPreferences(identity?.id ?? '', readList(params.keys)),
      }),
    },
    {
      method: 'PUT',
      pattern: '/users/me/keyvalue',
      access: 'viewer',
      handler: async (request) => {
        const pairs = readPairs(await readJson(request, 256 * 1024))
        identities.writePreferences(request.identity?.id ?? '', pairs)
        return { status: 200, body: pairs }
      },
    },
    {
      method: 'GET',
      pattern: '/users/:ids',
      access: 'viewer',
      handler: ({ params }) => {
        const users = readList(params.ids).map((id) => describeUser(id, identities, projectId))
        return { status: 200, body: users.length === 1 && users[0] ? users[0] : users }
      },
    },
  ]
}

function describeSelf(identity: Identity): object {
  return {
    id: identity.id,
    name: identity.name,
    email: '',
    profileImage: '',
    role: identity.role,
    roles: [describeRole(identity.role)],
    provider: 'local',
  }
}

/** History outlives its authors: an id that the lake no longer knows gets a plain name, not an error. */
function describeUser(id: string, identities: Identities, projectId: string): object {
  const known = identities.describe([id])[0]
  return {
    id,
    sanityUserId: id,
    displayName: known?.name ?? 'Unknown',
    email: '',
    imageUrl: null,
    isRobot: known?.kind === 'robot',
    projectId,
  }
}

function readList(text = ''): string[] {
  return [...new Set(text.split(',').filter((part) => part !== ''))].slice(0, 400)
}

function readPairs(body: JsonValue): Array<{ key: string; value: JsonValue }> {
  const isPair = (pair: JsonValue): pair is { key: string; value: JsonValue } =>
    typeof pair === 'object' &&
    pair !== null &&
    !Array.isArray(pair) &&
    typeof pair.key === 'string' &&
    pair.key.length <= 256 &&
    pair.value !== undefined
  if (Array.isArray(body) && body.length <= 100 && body.every(isPair)) {
    return body.map(({ key, value }) => ({ key, value }))
  }
  throw new LakeError(400, {
    statusCode: 400,
    error: 'Bad Request',
    message: 'Send a list of up to 100 pairs such as [{"key": "name", "value": 1}].',
  })
}
