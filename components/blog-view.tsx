import { blogTitle } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import type { ArticleCard, Banner } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { SearchForm } from './search-form.tsx'

type BlogViewProps = {
  banner?: Banner | undefined
  articles: ArticleCard[]
  /** Which page of the list this is, from 1. */
  number?: number
  /** How many pages there are. */
  pages?: number
}

export function BlogView({ banner, articles, number = 1, pages = 1 }: BlogViewProps) {
  return (
    <>
      <header className="page-header stack">
        <h1>{blogTitle(number)}</h1>
        <p className="subtitle">Short articles for long nights.</p>
        <SearchForm />
      </header>
      <PlaceBanner banner={banner} />
      <Cards articles={articles} heading="h2" eager={banner === undefined} />
      {pages > 1 && (
        <nav className="meta" aria-label="Pages of the blog">
          {number > 1 && (
            <a className="more" href={routes.blogPage(number - 1)} rel="prev">
              Newer articles
            </a>
          )}
          <span className="more">
            Page {number} of {pages}
          </span>
          {number < pages && (
            <a className="more" href={routes.blogPage(number + 1)} rel="next">
              Older articles
            </a>
          )}
        </nav>
      )}
    </>
  )
}
