import { z } from 'zod'
import type { Topic } from '#lib/views.ts'
import type { TopicBySlugQueryResult } from '../../content/types.generated.ts'
import { rawCard, toArticleCard } from '../article/view.ts'
import { agreeing, part, type Reading, reportBroken, text, words } from '../parse.ts'
import { seoPart, toSeo } from '../seo/view.ts'

export const topicBySlugParser = agreeing<TopicBySlugQueryResult>()(
  z.object({
    topic: part({
      _id: z.string(),
      title: text(),
      slug: text(),
      introduction: text(),
      seo: seoPart(),
      articles: z.array(rawCard),
    }),
    nextLive: text(),
  }),
)

/** @returns `undefined` when there is none, or a public one has no name; the log then names it. */
export function toTopic(
  { topic }: z.output<typeof topicBySlugParser>,
  reading: Reading,
): Topic | undefined {
  if (!topic) return undefined
  const title = words(topic.title)
  if (!reading.drafts && title === undefined) return reportBroken('topic', topic._id, 'name')
  return {
    id: topic._id,
    title: title ?? 'No name yet',
    slug: words(topic.slug) ?? topic._id,
    introduction: words(topic.introduction),
    seo: toSeo(topic.seo),
    articles: topic.articles.flatMap((card) => toArticleCard(card, reading) ?? []),
  }
}
