import type { SanityClient } from '@sanity/client'
import { sha256 } from '../import/sha256.ts'
import type { Change } from './plan.ts'
import type { End, KnownAddress } from './stored.ts'

type Fields = { page?: { _type: 'reference'; _ref: string; _weak: true }; to?: string }

/** The document of an old address. One address makes one id, so that it can't be written twice. */
export function makeOldAddress({ key, written, end }: Pick<Change, 'key' | 'written' | 'end'>) {
  return {
    _id: `old-address-${sha256(key).slice(0, 24)}`,
    _type: 'oldAddress',
    from: written,
    ...fieldsOf(end),
  }
}

/**
 * Writes what a list changes, in one transaction.
 * @throws {ClientError} when the lake refuses, as it does when someone else changed one of them meanwhile; then nothing
 * has changed.
 */
export async function saveChanges(client: SanityClient, changes: readonly Change[]): Promise<void> {
  const transaction = client.transaction()
  for (const change of changes) {
    const { known, end, kind } = change
    if (!known) transaction.createOrReplace(makeOldAddress(change))
    else if (kind === 'changed') {
      transaction.patch(known.id, (patch) =>
        patch
          .ifRevisionId(known.revision)
          .unset(['page' in end ? 'to' : 'page'])
          .set(fieldsOf(end)),
      )
    }
  }
  await transaction.commit({ tag: 'old-addresses', visibility: 'sync' })
}

/** Removes old addresses, with what was not published of them, in one transaction. */
export async function removeAddresses(
  client: SanityClient,
  addresses: readonly KnownAddress[],
): Promise<void> {
  const transaction = client.transaction()
  for (const { id, revision, hasDraft } of addresses) {
    if (revision !== undefined) transaction.delete(id)
    if (hasDraft) transaction.delete(`drafts.${id}`)
  }
  await transaction.commit({ tag: 'old-addresses', visibility: 'sync' })
}

function fieldsOf(end: End): Fields {
  return 'page' in end
    ? { page: { _type: 'reference', _ref: end.page.id, _weak: true } }
    : { to: end.to }
}
