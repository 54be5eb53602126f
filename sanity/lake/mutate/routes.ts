import { forDataset, isOn, readJsonObject, requireIdentity } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { validationError } from '../store/refusal.ts'
import type { Mutation, Route } from '../types.ts'

/** Bytes of one request; single documents are limited to 32 MB each. */
const largestBody = 64 * 1024 * 1024

/** `/data/mutate`. A reply means that the transaction is on disk and that queries see it. */
export function createMutateRoutes(store: Store): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/mutate/:dataset',
      access: 'editor',
      handler: forDataset(store, async (request) => {
        const { mutations, transactionId } = await readJsonObject(request, largestBody)
        if (!Array.isArray(mutations)) throw validationError('The body needs "mutations"')
        const { url } = request
        const { results, ...committed } = await store.commitTogether(mutations as Mutation[], {
          identity: requireIdentity(request),
          ...(typeof transactionId === 'string' ? { transactionId } : {}),
          dryRun: isOn(url, 'dryRun'),
          autoGenerateArrayKeys: isOn(url, 'autoGenerateArrayKeys'),
        })
        const withDocuments = isOn(url, 'returnDocuments')
        const body = {
          ...committed,
          results: results.map(({ document, ...result }) =>
            withDocuments && document ? { ...result, document } : result,
          ),
        }
        return { status: 200, body }
      }),
    },
  ]
}
