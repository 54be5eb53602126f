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
  const touched = [...set.touchedIds()].map((id) => {
    const document = set.get(id)
    return { id, document, targets: document ? strongTargets(document) : [] }
  })
  const referrers = new Map<string, string[]>()
  for (const { id, targets } of touched) {
    for (const target of targets) {
      const known = referrers.get(target)
      if (known) known.push(id)
      else referrers.set(target, [id])
    }
  }
  for (const { id, document, targets } of touched) {
    if (document) checkTargets(set, document, targets)
    if (!document || retyped(set, document)) checkReferrers(set, id, referrers.get(id) ?? [])
  }
}

function strongTargets(document: LakeDocument): string[] {
  return [...referencesIn(document)].flatMap(([target, strong]) => (strong ? [target] : []))
}

function checkTargets(set: WorkingSet, document: LakeDocument, targets: string[]): void {
  for (const target of targets) {
    if (set.get(target)) continue
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

/** @param touched the documents of this transaction that refer strongly to it. */
function checkReferrers(set: WorkingSet, id: string, touched: string[]): void {
  if (!set.original(id)) return
  const referencingIDs = [...set.untouchedReferrers(id), ...touched]
    .filter((referrer) => referrer !== id)
    .sort()
  if (referencingIDs.length === 0) return
  throw new ReferenceRefusal(id, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be deleted as there are references to it from "${referencingIDs[0]}"`,
    id,
    referencingIDs,
  })
}
