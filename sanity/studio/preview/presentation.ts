import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { map } from 'rxjs'
import { type DocumentLocationResolver, presentationTool } from 'sanity/presentation'
import { previewPaths } from '#lib/preview/entry.ts'
import { documentsOfPages, locationsOf, type ShownDocument } from './locations.ts'
import { PreviewHeader } from './preview-header.tsx'

/** The website beside the form: a click on a word leads to its field, and what is typed shows at once. */
export const presentation = () =>
  presentationTool({
    title: 'See the site',
    icon: EyeOpenIcon,
    previewUrl: {
      initial: ({ origin }) => origin,
      // The vendor's link to share opens every draft for good; ours is in the menu of each document.
      previewMode: { enable: previewPaths.enter, shareAccess: false },
    },
    resolve: { mainDocuments: documentsOfPages, locations },
    components: { unstable_header: { component: PreviewHeader } },
  })

const shownDocument = `*[_id == $id][0]{
  "title": coalesce(title, heading, displayName, nameOnLicence),
  "slug": slug.current,
  places
}`

const locations: DocumentLocationResolver = ({ id, type }, { documentStore }) =>
  documentStore
    .listenQuery(
      shownDocument,
      { id },
      { perspective: 'drafts', apiVersion: '2025-02-19', tag: 'shown-at' },
    )
    .pipe(
      map((shown: Omit<ShownDocument, 'id' | 'type'> | null) =>
        locationsOf(shown ? { ...shown, id, type } : undefined),
      ),
    )
