import type { Metadata } from 'next'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { TopicView } from '#components/topic-view.tsx'
import { readSettings } from '#lib/env.ts'
import { topicFacts } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getTopic } from '#sanity/content/index.ts'
import { describePage } from '../../metadata.ts'
import { missingAt } from '../../missing.ts'
import { Details } from '../../preview/details.tsx'
import { readSlug, type SlugProps } from '../../slug.ts'

async function readTopic(props: SlugProps) {
  const slug = await readSlug(props)
  const [practice, topic] = await Promise.all([getPractice(), getTopic(slug)])
  if (topic === undefined) return missingAt(routes.topic(slug))
  const { title, introduction } = topic
  return {
    practice,
    topic,
    facts: {
      path: routes.topic(topic.slug),
      title,
      ...(introduction && { description: introduction }),
    },
  }
}

export async function generateMetadata(props: SlugProps): Promise<Metadata> {
  const { practice, topic } = await readTopic(props)
  return describePage({ practice, ...topicFacts(topic, topic.articles[0]?.banner) })
}

export default async function TopicPage(props: SlugProps) {
  const { practice, topic, facts } = await readTopic(props)
  const graph = describeGraph(readSettings().siteUrl, practice, {
    ...facts,
    trail: [
      { title: 'Home', path: routes.home() },
      { title: 'Blog', path: routes.blog() },
      { title: facts.title, path: facts.path },
    ],
  })
  return (
    <>
      <Details type="topic" id={topic.id} />
      <Shell practice={practice} section="blog">
        <TopicView topic={topic} practice={practice} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
