import { forDataset, isOn, readJsonObject, requireIdentity } from '../data-requests.ts'
import type { Store } from '../store/open-store.ts'
import { validationError } from '../store/refusal.ts'
import { LakeError, type Mutation, type Route } from '../types.ts'

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
        const identity = requireIdentity(request)
        const keepSystemFields = isOn(url, 'keepSystemFields')
        if (keepSystemFields && identity.role !== 'administrator') throw onlyAdministrators()
        const { results, ...committed } = await store.commitTogether(mutations as Mutation[], {
          identity,
          ...(typeof transactionId === 'string' ? { transactionId } : {}),
          dryRun: isOn(url, 'dryRun'),
          autoGenerateArrayKeys: isOn(url, 'autoGenerateArrayKeys'),
          keepSystemFields,
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

function onlyAdministrators(): LakeError {
  return new LakeError(403, {
    statusCode: 403,
    error: 'Forbidden',
    message: 'Only an administrator may keep the revisions and times of documents',
  })
}
