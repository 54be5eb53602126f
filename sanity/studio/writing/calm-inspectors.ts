import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import type { DocumentInspector, DocumentInspectorContext } from 'sanity'
import { onceForEach } from '../once-for-each.ts'
import { useHasTried } from '../publishing/tries.ts'

/** The Studio's name for the list of what its checks say. */
export const validation = 'sanity/structure/validation'

/** The panels beside a form; the sign of the one with all checks is red only once she has tried to publish. */
export function calmInspectors(
  inspectors: DocumentInspector[],
  _: DocumentInspectorContext,
): DocumentInspector[] {
  return inspectors.map((inspector) =>
    inspector.name === validation ? calmlySigned(inspector) : inspector,
  )
}

const calmlySigned = onceForEach((inspector: DocumentInspector): DocumentInspector => {
  const useStockItem = inspector.useMenuItem
  if (!useStockItem) return inspector
  return {
    ...inspector,
    useMenuItem: (properties) => {
      const item = useStockItem(properties)
      const hasTried = useHasTried(properties.documentId.replace(/^drafts\./, ''))
      if (hasTried || item.tone !== 'critical') return item
      return { ...item, tone: 'caution', icon: WarningOutlineIcon }
    },
  }
})
