import { isDocumentId } from './ids.ts'
import { invalidDocument } from './refusal.ts'
import type { NewDocument } from './working-set.ts'

const deepest = 100

/**
 * Checks that a document can be stored: a valid `_id`, a `_type`, nesting of at most 100 levels.
 * @throws {Refusal} 400 with the reason.
 */
export function checkDocument(document: NewDocument): void {
  if (!isDocumentId(document._id)) {
    throw invalidDocument(
      'Document ID must be 1 to 128 characters of a-z, A-Z, 0-9, ".", "_" and "-", and not start with "-"',
      document._id,
    )
  }
  if (typeof document._type !== 'string' || document._type === '') {
    throw invalidDocument(
      `Document "${document._id}" is missing the required attribute "_type"`,
      document._type,
    )
  }
  checkValue(document, document._id, 1)
}

function checkValue(value: unknown, id: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) {
    throw invalidDocument(`Document "${id}" is nested more than ${deepest} levels deep`)
  }
  if (Array.isArray(value)) {
    for (const item of value) checkValue(item, id, depth + 1)
    return
  }
  // A key that assignment treats as the prototype would be lost or worse by every reader that copies objects.
  if (Object.hasOwn(value, '__proto__')) {
    throw invalidDocument(`Document "${id}" has an attribute named "__proto__"`)
  }
  for (const item of Object.values(value)) checkValue(item, id, depth + 1)
}
