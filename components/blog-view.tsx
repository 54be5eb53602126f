import type { ArticleCard, Banner } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { SearchForm } from './search-form.tsx'

type BlogViewProps = { banner?: Banner | undefined; articles: ArticleCard[] }

export function BlogView({ banner, articles }: BlogViewProps) {
  return (
    <>
      <header className="page-header stack">
        <h1>Blog</h1>
        <p className="subtitle">Short articles for long nights.</p>
        <SearchForm />
      </header>
      <PlaceBanner banner={banner} />
      <Cards articles={articles} heading="h2" eager={banner === undefined} />
    </>
  )
}
