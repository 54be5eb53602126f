import { defineQuery } from 'groq'
import type { PageBySlugQueryResult } from '../../content/types.generated.ts'
import { nextLive } from '../article/query.ts'
import { bodyFields } from '../body/query.ts'
import { actionLinkFields } from '../link/query.ts'
import type { Read } from '../read.ts'
import { seoFields } from '../seo/query.ts'

const onePage = '_type == "page" && (slug.current == $slug || ($drafts && _id == $slug))'

const pageBySlugQuery = defineQuery(`{
  "page": *[${onePage}]
    | order(_id asc)[0]{
      _id,
      title,
      subtitle,
      "slug": slug.current,
      ${seoFields},
      body[]{${bodyFields}}
    },
  "bookingLink": *[_type == "settings" && _id == "settings"][0].bookingLink{${actionLinkFields}},
  "nextLive": ${nextLive}
}`)

/** One page by its address; a draft also by its id, since it may have no address yet. */
export const pageBySlug: Read<{ slug: string }, PageBySlugQueryResult> = {
  name: 'page-by-slug',
  root: { type: 'page', filter: onePage },
  query: pageBySlugQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
