import type {
  DocumentActionComponent,
  DocumentActionsContext,
  DocumentBadgeComponent,
} from 'sanity'
import { typesWithPage } from '#lib/preview/preview-path.ts'
import { useImportFileAction } from './import-file/import-file-action.tsx'
import { useSeeDraftAction } from './preview/see-draft-action.tsx'
import { useShareAction } from './preview/share-action.tsx'
import { useChangeAddressAction } from './publishing/change-address-action.tsx'
import { deleteDraftAction } from './publishing/delete-action.ts'
import { duplicateAfreshAction } from './publishing/duplicate-action.ts'
import { useHideAction } from './publishing/hide-action.tsx'
import { useMarkUpdatedAction } from './publishing/mark-updated-action.ts'
import { publishPatientlyAction } from './publishing/patient-publish-action.ts'
import { publishArticleAction } from './publishing/publish-action.tsx'
import { usePostStateBadge } from './publishing/state-badge.ts'
import { useTakeOffAction } from './publishing/take-off-action.tsx'
import { singletonActions } from './singletons.ts'

/** The buttons below a document. */
export function resolveDocumentActions(
  previous: DocumentActionComponent[],
  context: DocumentActionsContext,
): DocumentActionComponent[] {
  const actions = singletonActions(previous, context).map((action) =>
    action.action === 'duplicate' ? duplicateAfreshAction(action) : action,
  )
  if (context.schemaType !== 'article') {
    const changed = actions.map((action) => {
      if (action.action === 'publish') return publishPatientlyAction(action)
      return action.action === 'unpublish' ? useHideAction : action
    })
    return [...changed, ...previewActions(context.schemaType)]
  }
  const changed = actions.map((action) => {
    switch (action.action) {
      case 'publish':
        return publishArticleAction(action)
      case 'unpublish':
        return useTakeOffAction
      case 'delete':
        return deleteDraftAction(action)
      default:
        return action
    }
  })
  return [
    ...changed,
    ...previewActions(context.schemaType),
    useImportFileAction,
    useChangeAddressAction,
    useMarkUpdatedAction,
  ]
}

/** For whatever has a page of its own to be seen on. */
function previewActions(schemaType: string): DocumentActionComponent[] {
  return typesWithPage.includes(schemaType) ? [useSeeDraftAction, useShareAction] : []
}

/** The words beside a document's name that say where it stands. */
export function resolveDocumentBadges(
  previous: DocumentBadgeComponent[],
  { schemaType }: { schemaType: string },
): DocumentBadgeComponent[] {
  return schemaType === 'article' ? [usePostStateBadge] : previous
}
