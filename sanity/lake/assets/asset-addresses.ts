import type { Store } from '../store/open-store.ts'
import type { Identity, Mutation } from '../types.ts'

const ownHand: Identity = { id: '', name: '', role: 'administrator', kind: 'robot' }

/**
 * Brings the full address in every asset's document up to date. It was written at the upload, and a lake that has moved to
 * another port or another name since would point at a place where nothing is.
 * @returns how many documents changed.
 */
export async function moveAssetAddresses(store: Store): Promise<number> {
  const patches: Mutation[] = []
  for (const type of ['sanity.imageAsset', 'sanity.fileAsset']) {
    for (const { _id, path, url } of store.documents.ofType(type)) {
      const present = `${store.publicUrl}/${String(path)}`
      if (typeof path === 'string' && url !== present) {
        patches.push({ patch: { id: _id, set: { url: present } } })
      }
    }
  }
  if (patches.length > 0) await store.commitTogether(patches, { identity: ownHand })
  return patches.length
}
