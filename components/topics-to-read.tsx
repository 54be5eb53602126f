import { routes } from '#lib/routes.ts'
import type { ArticleCard } from '#lib/views.ts'

const most = 6

/** The topics of articles, to go on by where somebody has found nothing. Nothing stands here when there are none. */
export function TopicsToRead({ articles }: { articles: ArticleCard[] }) {
  const topics = new Map(
    articles.flatMap((article) => article.topics.map(({ slug, title }) => [slug, title])),
  )
  if (topics.size === 0) return null
  return (
    <>
      <p className="label">Topics to read about</p>
      <ul className="ways-on">
        {[...topics].slice(0, most).map(([slug, title]) => (
          <li key={slug}>
            <a href={routes.topic(slug)}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
