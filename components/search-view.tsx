import { formatDay } from '#lib/dates.ts'
import { routes } from '#lib/routes.ts'
import type { ArticleCard, SearchAnswer, SearchResult, TextPart } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { SearchForm } from './search-form.tsx'
import { TopicsToRead } from './topics-to-read.tsx'

type SearchViewProps = {
  typed: string
  /** Absent while nobody has looked for anything. */
  answer?: SearchAnswer | undefined
  /** The newest articles, to offer where nothing was found. */
  newest: ArticleCard[]
}

export const searchTitle = (typed: string) => (typed === '' ? 'Search' : `Search: ${typed}`)

export function SearchView({ typed, answer, newest }: SearchViewProps) {
  const results = answer?.results ?? []
  return (
    <>
      <header className="page-header stack">
        <h1>Search</h1>
        <SearchForm typed={typed} />
      </header>
      {answer && results.length === 0 && <NothingFound newest={newest} />}
      {answer && results.length > 0 && (
        <section className="stack" aria-labelledby="results">
          <h2 id="results">{describeResults(answer)}</h2>
          <ul className="offers">
            {results.map((result) => (
              <Result key={result.id} result={result} />
            ))}
          </ul>
          {answer.hasMore && (
            <p className="small">These are the closest. One more word finds fewer pages.</p>
          )}
        </section>
      )}
    </>
  )
}

const kinds: Record<SearchResult['kind'], string> = {
  article: 'Article',
  service: 'Service',
  topic: 'Topic',
  page: 'Page',
  person: 'About',
}

function Result({ result }: { result: SearchResult }) {
  return (
    <li>
      <h3>
        <a href={result.href}>
          <Marked parts={result.title} />
        </a>
      </h3>
      <div>
        {result.excerpt.length > 0 && (
          <p>
            <Marked parts={result.excerpt} />
          </p>
        )}
        <p className="meta">
          <span>{kinds[result.kind]}</span>
          {result.publishedAt && (
            <time dateTime={result.publishedAt}>{formatDay(result.publishedAt)}</time>
          )}
        </p>
      </div>
    </li>
  )
}

function Marked({ parts }: { parts: TextPart[] }) {
  return parts.map(({ text, isFound }, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
    isFound ? <mark key={place}>{text}</mark> : text,
  )
}

function describeResults({ results, hasEveryWord, hasMore }: SearchAnswer): string {
  if (!hasEveryWord) return 'No page has all of these words. These come closest'
  if (hasMore) return `The ${results.length} closest pages`
  return results.length === 1 ? 'One page' : `${results.length} pages`
}

const newestShown = 2

function NothingFound({ newest }: { newest: ArticleCard[] }) {
  return (
    <>
      <section className="stack" aria-labelledby="nothing">
        <h2 id="nothing">Nothing here has these words yet</h2>
        <p className="empty">
          Try fewer words, or another one for the same thing, or look at{' '}
          <a href={routes.services()}>services and fees</a> or <a href={routes.contact()}>ask</a>.
          If tonight is hard, <a href="#help-now">help is there right now</a>.
        </p>
        <TopicsToRead articles={newest} />
      </section>
      {newest.length > 0 && (
        <section className="part" aria-labelledby="newest">
          <h2 id="newest">Newest articles</h2>
          <Cards articles={newest.slice(0, newestShown)} heading="h3" />
        </section>
      )}
    </>
  )
}
