import type { Identities } from '../auth/identities.ts'
import { sessionIdOf } from '../auth/sessions.ts'
import { readToken } from '../http/dispatch.ts'
import { LakeError, type Route } from '../types.ts'

const mostActs = 200

/** Who may come in, who is signed in where, and what was done to people and tokens: for administrators alone. */
export function createPeopleRoutes(identities: Identities): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/people',
      access: 'administrator',
      handler: ({ headers }) => {
        const own = sessionIdOf(readToken(headers) ?? '')
        const sessions = identities.listSessions().map(({ email: _, ...session }) => ({
          ...session,
          device: session.device ?? null,
          seenAt: session.seenAt ?? null,
          isOwn: session.id === own,
        }))
        const acts = identities.acts.list(mostActs).map(({ isRoutine: _, ...act }) => act)
        return { status: 200, body: { people: identities.users.list(), sessions, acts } }
      },
    },
    {
      method: 'DELETE',
      pattern: '/people/sessions/:session',
      access: 'administrator',
      handler: ({ params, identity }) => {
        if (!identities.endListedSession(params.session ?? '', identity?.name ?? '')) {
          throw new LakeError(404, {
            statusCode: 404,
            error: 'Not Found',
            message: 'There is no such session any more.',
          })
        }
        return { status: 200, body: {} }
      },
    },
  ]
}
