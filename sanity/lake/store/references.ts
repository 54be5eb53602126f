import type { JsonValue, LakeDocument } from '../types.ts'

/** Every id that the document refers to in this dataset, and whether any of those references is strong. */
export function referencesIn(document: LakeDocument): Map<string, boolean> {
  const found = new Map<string, boolean>()
  const visit = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
    } else if (typeof value === 'object' && value !== null) {
      const target = value._ref
      const elsewhere = value._dataset !== undefined || value._projectId !== undefined
      if (typeof target === 'string' && !elsewhere) {
        found.set(target, found.get(target) === true || value._weak !== true)
      }
      for (const field in value) visit(value[field])
    }
  }
  for (const field in document) visit(document[field])
  return found
}

/** Every id in a `_ref` of the document, to whatever dataset: whatever `references()` may be true of. */
export function targetsIn(document: LakeDocument): Set<string> {
  const found = new Set<string>()
  const visit = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
    } else if (typeof value === 'object' && value !== null) {
      if (typeof value._ref === 'string') found.add(value._ref)
      for (const field in value) visit(value[field])
    }
  }
  visit(document as { [field: string]: JsonValue })
  return found
}
