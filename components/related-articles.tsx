import { routes } from '#lib/routes.ts'
import type { ArticleCard } from '#lib/views.ts'

/** Others to read, without pictures: whoever has read to the end has downloaded enough. */
export function RelatedArticles({ articles }: { articles: ArticleCard[] }) {
  if (articles.length === 0) return null
  return (
    <section className="part related" aria-labelledby="others">
      <h2 id="others">Others to read</h2>
      <ul className="offers">
        {articles.map(({ id, slug, title, subtitle, readingMinutes }) => (
          <li key={id}>
            <h3>
              <a href={routes.article(slug)}>{title}</a>
            </h3>
            <div>
              {subtitle && <p>{subtitle}</p>}
              <p className="meta">{readingMinutes}-minute read</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
