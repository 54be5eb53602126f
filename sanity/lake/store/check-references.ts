import type { LakeDocument } from '../types.ts'
import { referencesIn } from './references.ts'
import { Refusal } from './refusal.ts'
import type { WorkingSet } from './working-set.ts'

/** A reference rule broken at the end of a transaction, and the document it is charged to. */
export class ReferenceRefusal extends Refusal {
  override name = 'ReferenceRefusal'
  readonly documentId: string
  constructor(documentId: string, problem: Refusal['problem']) {
    super(409, problem)
    this.documentId = documentId
  }
}

/**
 * Checks the strong references at the end of a transaction: what changed may refer only to documents that
 * exist, and what is gone may not be referred to.
 * @throws {ReferenceRefusal}
 */
export function checkReferences(set: WorkingSet): void {
  for (const id of set.touchedIds()) {
    const document = set.get(id)
    if (document) checkTargets(set, document)
    if (!document || retyped(set, document)) checkReferrers(set, id)
  }
}

function checkTargets(set: WorkingSet, document: LakeDocument): void {
  for (const [target, strong] of referencesIn(document)) {
    if (!strong || set.get(target)) continue
    throw new ReferenceRefusal(document._id, {
      type: 'documentReferenceDoesNotExistError',
      description: `Document "${document._id}" references non-existent document "${target}"`,
      id: document._id,
      referenceID: target,
    })
  }
}

/** Replacing a document by one of another type counts as deleting it. */
function retyped(set: WorkingSet, document: LakeDocument): boolean {
  const before = set.original(document._id)
  return before !== undefined && before._type !== document._type
}

function checkReferrers(set: WorkingSet, id: string): void {
  if (!set.original(id)) return
  const referencingIDs = set
    .strongReferrers(id, (document, target) => referencesIn(document).get(target) === true)
    .sort()
  if (referencingIDs.length === 0) return
  throw new ReferenceRefusal(id, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be deleted as there are references to it from "${referencingIDs[0]}"`,
    id,
    referencingIDs,
  })
}
