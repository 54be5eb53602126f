import type { DocumentActionComponent, DocumentActionsContext } from 'sanity'
import { publishArticleAction } from './publish-article.ts'
import { singletonActions } from './singletons.ts'

/** The buttons below a document. */
export function resolveDocumentActions(
  previous: DocumentActionComponent[],
  context: DocumentActionsContext,
): DocumentActionComponent[] {
  const actions = singletonActions(previous, context)
  if (context.schemaType !== 'article') return actions
  return actions.map((action) =>
    action.action === 'publish' ? publishArticleAction(action) : action,
  )
}
