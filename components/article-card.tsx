import { posedByModel } from '#lib/california.ts'
import { formatDay } from '#lib/dates.ts'
import { routes } from '#lib/routes.ts'
import type { ArticleCard } from '#lib/views.ts'
import { LampMark } from './lamp-mark.tsx'
import { PictureElement } from './picture.tsx'

type CardProps = { article: ArticleCard; heading: 'h2' | 'h3'; first: boolean }

/** An article in a list. Its title is the link; the whole card answers to a finger. */
export function Card({ article, heading: Heading, first }: CardProps) {
  return (
    <li className="card stack">
      <div className="card-picture">
        {article.banner ? (
          <PictureElement
            picture={{ ...article.banner, alt: '' }}
            ratio={16 / 9}
            sizes="(min-width: 62rem) 29rem, (min-width: 44rem) 45vw, 92vw"
            largest={960}
            first={first}
          />
        ) : (
          <LampMark />
        )}
      </div>
      <Heading>
        <a href={routes.article(article.slug)}>{article.title}</a>
      </Heading>
      {article.subtitle && <p>{article.subtitle}</p>}
      <p className="meta">
        <time dateTime={article.publishedAt}>{formatDay(article.publishedAt)}</time>
        <span>{article.readingMinutes}-minute read</span>
        {article.banner?.peopleShown === 'model' && <span>{posedByModel}</span>}
      </p>
    </li>
  )
}

type CardsProps = {
  articles: ArticleCard[]
  /** One level below the heading that the list stands under. */
  heading: 'h2' | 'h3'
  /** True when the first card's picture is the page's main picture. */
  eager?: boolean
}

/** Articles, newest first; without any, a kind sentence. */
export function Cards({ articles, heading, eager = false }: CardsProps) {
  if (articles.length === 0) {
    return (
      <p className="empty">
        There is nothing to read here yet. New articles appear on this page as they are published.
      </p>
    )
  }
  return (
    <ul className="cards">
      {articles.map((article, place) => (
        <Card key={article.id} article={article} heading={heading} first={eager && place === 0} />
      ))}
    </ul>
  )
}
