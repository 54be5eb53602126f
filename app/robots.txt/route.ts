import { readSettings } from '#lib/env.ts'
import { renderRobots } from '#lib/sitemap.ts'

// The public origin is known when the site starts, not when it is built.
export const dynamic = 'force-dynamic'

export function GET(): Response {
  return new Response(renderRobots(readSettings()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
