import { DatabaseIcon } from '@sanity/icons/Database'
import { LockIcon } from '@sanity/icons/Lock'
import { UnlockIcon } from '@sanity/icons/Unlock'
import type { ComponentType, FunctionComponent } from 'react'
import { distinctUntilChanged, map, type Observable } from 'rxjs'
import type {
  StructureBuilder,
  StructureResolver,
  StructureResolverContext,
} from 'sanity/structure'
import { BackupsPane } from './backups/backups.tsx'
import { EmptyPlace } from './desk/empty-place.tsx'
import { orderedList } from './desk/ordered-list.tsx'
import { type Place, places } from './desk/places.ts'
import { postItems } from './desk/post-items.ts'
import { WhoMayComeIn } from './people/who-may-come-in.tsx'
import { isSingleton } from './singletons.ts'

/** The desk in the therapist's words. */
export const structure: StructureResolver = (S, context) => {
  const inArea = (area: Place['area']) =>
    places
      .filter((place) => place.area === area && context.schema.has(place.type))
      .map((place) => itemFor(S, context, place))
  return S.list()
    .id('desk')
    .title('Your website')
    .items([
      S.divider().title('Write'),
      ...postItems(S, context),
      S.divider().title('Website'),
      ...inArea('website'),
      S.divider(),
      S.listItem()
        .id('legal')
        .title('Legal and safety')
        .icon(LockIcon)
        .child(S.list().id('legal').title('Legal and safety').items(inArea('legal'))),
      ...inArea('settings'),
      ...ownLakeItems(S, context),
    ])
}

/** What a hosted project shows elsewhere: for administrators who may come in, for whoever edits the backups. */
function ownLakeItems(S: StructureBuilder, { getClient, currentUser }: StructureResolverContext) {
  const isOwnLake = getClient({ apiVersion: '2025-02-19' }).config().useProjectHostname === false
  const roles = currentUser?.roles.map(({ name }) => name) ?? []
  const item = (id: string, title: string, icon: ComponentType, pane: FunctionComponent) =>
    S.listItem().id(id).title(title).icon(icon).child(S.component(pane).id(id).title(title))
  return [
    ...(isOwnLake && roles.includes('administrator')
      ? [item('people', 'Who may come in', UnlockIcon, WhoMayComeIn)]
      : []),
    ...(isOwnLake && roles.some((name) => name !== 'viewer')
      ? [item('backups', 'Backups', DatabaseIcon, BackupsPane)]
      : []),
  ]
}

function itemFor(
  S: StructureBuilder,
  context: StructureResolverContext,
  { area, type, title, icon, whenEmpty }: Place,
) {
  if (isSingleton(type)) {
    const form = S.document().schemaType(type).documentId(type).title(title)
    // A legal text says in the list whether anyone has checked it; one that nobody has begun shows its title.
    return area === 'legal'
      ? S.documentListItem().id(type).schemaType(type).title(title).child(form)
      : S.listItem().id(type).title(title).icon(icon).child(form)
  }
  if (type === 'service') return orderedList({ S, context, type, title, icon })
  const list = () => S.documentTypeList(type).title(title).menuItems([])
  const item = S.documentTypeListItem(type).title(title).icon(icon)
  if (!whenEmpty) return item.child(list())
  const empty = () => S.component(EmptyPlace).id(type).title(title)
  return item.child(() => isEmpty(context, type).pipe(map((is) => (is ? empty() : list()))))
}

/** Whether there is nothing of a type, not even begun; told anew when that changes. */
function isEmpty({ documentStore }: StructureResolverContext, type: string): Observable<boolean> {
  const filter = '*[_type == $type]'
  return documentStore
    .listenQuery(
      { fetch: `count(${filter}[0...1]) == 0`, listen: filter },
      { type },
      { perspective: 'raw', apiVersion: '2025-02-19', tag: 'desk-empty', throttleTime: 500 },
    )
    .pipe(distinctUntilChanged<boolean>())
}
