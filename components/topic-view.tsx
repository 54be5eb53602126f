import { routes } from '#lib/routes.ts'
import type { Practice, Topic } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { NextStep } from './call-to-action.tsx'
import { Trail } from './reading-page.tsx'

/** A topic in its own words, with all that was written about it. */
export function TopicView({ topic, practice }: { topic: Topic; practice: Practice }) {
  return (
    <>
      <div>
        <Trail
          steps={[
            { label: 'Home', href: routes.home() },
            { label: 'Blog', href: routes.blog() },
          ]}
        />
        <header className="page-header stack">
          <h1>{topic.title}</h1>
          {topic.introduction && <p className="subtitle">{topic.introduction}</p>}
        </header>
      </div>
      <Cards articles={topic.articles} heading="h2" eager />
      <NextStep practice={practice} />
    </>
  )
}
