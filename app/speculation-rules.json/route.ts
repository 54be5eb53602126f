import { speculationRules, speculationRulesType } from '#lib/speculation-rules.ts'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return new Response(JSON.stringify(speculationRules), {
    headers: { 'content-type': speculationRulesType },
  })
}
