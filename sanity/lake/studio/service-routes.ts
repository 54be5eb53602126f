import type { OriginRules } from '../http/origins.ts'
import type { JsonValue, Route } from '../types.ts'

/** Services of the hosted lake that a lake of one's own does not have; each answers so that the Studio goes on quietly. */
const emptyAnswers: Record<string, JsonValue> = {
  // Of what a hosted project pays for, what this lake has; and comments, which the Studio's configuration turns off: without
  // them the Studio puts its offer around everything half a second after it stands, and makes the form anew under her hands.
  '/features': ['contentReleases', 'studioComments'],
  '/journey/announcements': [],
  '/journey/*topic': {},
  '/subscriptions/project/:project': null,
  '/intake/telemetry-status': { status: 'denied' },
  '/intake/feedback': {},
  '/access/requests/me': [],
  '/access/project/:project/requests': [],
  '/schedules/:project/:dataset': { schedules: [] },
  '/help': {},
}

/** Small services that the Studio asks for beside the data. */
export function createServiceRoutes(origins: OriginRules): Route[] {
  const quiet = Object.entries(emptyAnswers).map(
    ([pattern, body]): Route => ({
      method: 'GET',
      pattern,
      access: 'viewer',
      handler: () => ({ status: 200, body }),
    }),
  )
  return [
    {
      method: 'GET',
      pattern: '/ping',
      access: 'anyone',
      handler: () => ({ status: 200, body: { pong: true } }),
    },
    // The Studio asks for a sign of life here too.
    {
      method: 'GET',
      pattern: '/data/ping/:dataset',
      access: 'anyone',
      handler: () => ({ status: 200, body: { pong: true } }),
    },
    {
      method: 'GET',
      pattern: '/check/cors',
      access: 'anyone',
      handler: ({ headers }) => {
        const isAllowed = headers.origin === undefined || origins.isAllowed(headers.origin)
        return {
          status: 200,
          body: { result: { allowed: isAllowed, withCredentials: isAllowed } },
        }
      },
    },
    // What the Studio reports about its use is not wanted and not kept.
    {
      method: 'POST',
      pattern: '/intake/*topic',
      access: 'anyone',
      handler: () => ({ status: 202, body: {} }),
    },
    {
      method: 'POST',
      pattern: '/journey/*topic',
      access: 'viewer',
      handler: () => ({ status: 200, body: {} }),
    },
    ...quiet,
  ]
}
