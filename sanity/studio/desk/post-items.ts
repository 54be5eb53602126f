import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { ComposeIcon } from '@sanity/icons/Compose'
import { EditIcon } from '@sanity/icons/Edit'
import { distinctUntilChanged, map, type Observable, shareReplay } from 'rxjs'
import type { ListItemBuilder, StructureBuilder, StructureResolverContext } from 'sanity/structure'
import { NewPost } from './new-post.tsx'
import { newPostTemplate } from './new-post-template.ts'
import { type ListName, narrowTo, type SortedPosts, versionsQuery } from './post-lists.ts'
import { sortAsTimePasses } from './sort-as-time-passes.ts'

type Ordering = { field: string; direction: 'asc' | 'desc' }

/** Posts by where they stand, as she would say it. */
export function postItems(
  S: StructureBuilder,
  { documentStore }: StructureResolverContext,
): ListItemBuilder[] {
  const sorted: Observable<SortedPosts> = documentStore
    .listenQuery(
      { fetch: versionsQuery, listen: '*[_type == "article"]' },
      {},
      // Which version is published can only be told where both are seen.
      { perspective: 'raw', apiVersion: '2025-02-19', tag: 'desk-lists', throttleTime: 500 },
    )
    .pipe(sortAsTimePasses(), shareReplay({ bufferSize: 1, refCount: true }))
  const list = (name: ListName, title: string, icon: typeof EditIcon, order: Ordering) =>
    S.listItem()
      .id(name)
      .title(title)
      .icon(icon)
      .child(() =>
        sorted.pipe(
          map((posts) => narrowTo(name, posts)),
          // Someone who writes changes nothing here, and a list that is given anew loads anew.
          distinctUntilChanged((one, other) => JSON.stringify(one) === JSON.stringify(other)),
          map(({ filter, params, isWhole }) =>
            S.documentList()
              .id(name)
              .title(isWhole ? title : `${title} (those with changes are only under “Drafts”)`)
              .schemaType('article')
              .apiVersion('2025-02-19')
              .filter(filter)
              .params(params)
              .defaultOrdering([order])
              .menuItems([])
              // What is opened from elsewhere may stand in any of these lists, so it opens beside the desk.
              .canHandleIntent(() => false)
              .initialValueTemplates([S.initialValueTemplateItem(newPostTemplate.id)]),
          ),
        ),
      )
  return [
    S.listItem()
      .id('new-post')
      .title('New post')
      .icon(ComposeIcon)
      .child(S.component(NewPost).id('new-post').title('New post')),
    list('drafts', 'Drafts', EditIcon, { field: '_updatedAt', direction: 'desc' }),
    list('live', 'Live', CheckmarkCircleIcon, { field: 'publishedAt', direction: 'desc' }),
    list('waiting', 'Waiting', ClockIcon, { field: 'publishedAt', direction: 'asc' }),
  ]
}
