import { BellIcon } from '@sanity/icons/Bell'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { HeartIcon } from '@sanity/icons/Heart'
import { LockIcon } from '@sanity/icons/Lock'
import { TagIcon } from '@sanity/icons/Tag'
import { UserIcon } from '@sanity/icons/User'
import type { StructureResolver } from 'sanity/structure'

/** The desk in the therapist's words. */
export const structure: StructureResolver = (S) => {
  const only = (id: string, title: string, icon: typeof CogIcon) =>
    S.listItem()
      .id(id)
      .title(title)
      .icon(icon)
      .child(S.document().schemaType(id).documentId(id).title(title))

  return S.list()
    .id('desk')
    .title('Your website')
    .items([
      S.documentTypeListItem('article')
        .title('Articles')
        .icon(DocumentTextIcon)
        .child(
          S.documentTypeList('article')
            .title('Articles')
            .defaultOrdering([
              { field: 'publishedAt', direction: 'desc' },
              { field: '_updatedAt', direction: 'desc' },
            ]),
        ),
      S.documentTypeListItem('service')
        .title('Services')
        .icon(HeartIcon)
        .child(
          S.documentTypeList('service')
            .title('Services')
            .defaultOrdering([{ field: 'order', direction: 'asc' }]),
        ),
      S.documentTypeListItem('banner').title('Banners').icon(BellIcon),
      S.documentTypeListItem('topic').title('Topics').icon(TagIcon),
      S.divider(),
      S.documentTypeListItem('practitioner').title('About').icon(UserIcon),
      only('privacy', 'Privacy page', LockIcon),
      only('settings', 'Settings', CogIcon),
    ])
}
