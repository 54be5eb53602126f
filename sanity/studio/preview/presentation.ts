import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { map, switchMap } from 'rxjs'
import { type DocumentLocationResolver, presentationTool } from 'sanity/presentation'
import { previewPaths } from '#lib/preview/entry.ts'
import type { Dated } from '../publishing/post-state.ts'
import { watchIsLive } from '../publishing/watch-is-live.ts'
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

/** Both versions are asked for: what is written stands in the draft, and whether visitors see it in the other one. */
const shownDocument = {
  fetch: `{
    "shown": coalesce(*[_id == $draft][0], *[_id == $id][0]){
      "title": coalesce(title, heading, displayName, nameOnLicence),
      "slug": slug.current,
      places
    },
    "published": *[_id == $id][0]{publishedAt}
  }`,
  listen: '*[_id in [$id, $draft]]',
}

type Answer = { shown: Omit<ShownDocument, 'id' | 'type' | 'isLive'> | null; published: Dated }

const locations: DocumentLocationResolver = ({ id, type }, { documentStore }) =>
  documentStore
    .listenQuery(
      shownDocument,
      { id, draft: `drafts.${id}` },
      { perspective: 'raw', apiVersion: '2025-02-19', tag: 'shown-at' },
    )
    .pipe(
      switchMap(({ shown, published }: Answer) =>
        watchIsLive(published).pipe(
          map((isLive) => locationsOf(shown ? { ...shown, id, type, isLive } : undefined)),
        ),
      ),
    )
