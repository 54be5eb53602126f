import type { Settings } from '#lib/env.ts'
import { readablePath } from '../house.ts'
import { namesOfDiffering, type Plan } from './plan.ts'
import type { Side } from './read-side.ts'

/** From where to where. */
export function nameSides(
  to: 'hosted' | 'embedded',
  embedded: Pick<Settings, 'lakeDir'>,
  { sanity: { projectId, dataset, apiHost } }: Pick<Settings, 'sanity'>,
): string {
  const near = `the embedded lake in ${readablePath(embedded.lakeDir)}`
  const far = `project "${projectId}", dataset "${dataset}"${apiHost ? ` at ${apiHost}` : ''}`
  return to === 'hosted' ? `From ${near}\nto   ${far}` : `From ${far}\nto   ${near}`
}

/** What a move would do, in counts. */
export function describePlan(plan: Plan, from: Side): string[] {
  const bytes = plan.send.reduce((sum, { size }) => sum + (Number(size) || 0), 0)
  const assetsThere = from.assets.size - plan.send.length
  const differing = namesOfDiffering(plan)
  return [
    `Documents           ${plan.create.length} to write, ${plan.same} there already`,
    `Pictures and files  ${plan.send.length} to send (${(bytes / 1_000_000).toFixed(1)} MB), ${assetsThere} there already`,
    ...(differing.length > 0
      ? [`Not the same there  ${differing.length}: ${shorten(differing)}`]
      : []),
    ...(plan.others > 0 ? [`Only there          ${plan.others} documents, which stay`] : []),
    ...(from.left > 0
      ? [`Left behind         ${from.left}: releases, shared links, and secrets of previews`]
      : []),
  ]
}

/** The first of many names. */
export function shorten(ids: string[]): string {
  return ids.length > 5
    ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`
    : ids.join(', ')
}
