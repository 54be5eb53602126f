import { defineQuery } from 'groq'
import type { TopicBySlugQueryResult } from '../../content/types.generated.ts'
import { cardFields, isLive, nextLive } from '../article/query.ts'
import { wordFields } from '../body/query.ts'
import type { Read } from '../read.ts'
import { seoFields } from '../seo/query.ts'

const oneTopic = '_type == "topic" && (slug.current == $slug || ($drafts && _id == $slug))'

const topicBySlugQuery = defineQuery(`{
  "topic": *[${oneTopic}]
    | order(_id asc)[0]{
      _id,
      title,
      "slug": slug.current,
      introduction,
      ${seoFields},
      "articles": *[${isLive} && ^._id in topics[]._ref]
        | order(coalesce(publishedAt, select($drafts => $now, _createdAt)) desc, _id asc){
          ${cardFields},
          body[]{${wordFields}}
        }
    },
  "nextLive": ${nextLive}
}`)

/** One topic with the live articles that belong to it, newest first. */
export const topicBySlug: Read<{ slug: string }, TopicBySlugQueryResult> = {
  name: 'topic-by-slug',
  root: { type: 'topic', filter: oneTopic },
  query: topicBySlugQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
