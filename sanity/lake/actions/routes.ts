import { forDataset, readJsonObject, requireIdentity } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { validationError } from '../store/refusal.ts'
import type { Route } from '../types.ts'
import type { Action } from './apply-actions.ts'

const largestBody = 64 * 1024 * 1024

/** `/data/actions`: what the Studio sends for drafts. The caller's transaction id becomes the new revision. */
export function createActionRoutes(store: Store): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/actions/:dataset',
      access: 'editor',
      handler: forDataset(store, async (request) => {
        const { actions, transactionId, dryRun } = await readJsonObject(request, largestBody)
        if (!Array.isArray(actions)) throw validationError('The body needs "actions"')
        const body = await store.actTogether(actions as Action[], {
          identity: requireIdentity(request),
          ...(typeof transactionId === 'string' ? { transactionId } : {}),
          dryRun: dryRun === true,
        })
        return { status: 200, body }
      }),
    },
  ]
}
