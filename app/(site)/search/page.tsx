import type { Metadata } from 'next'
import { SearchView, searchTitle } from '#components/search-view.tsx'
import { Shell } from '#components/shell.tsx'
import { routes } from '#lib/routes.ts'
import { tidySearch } from '#lib/search/words.ts'
import { getPractice, listArticles, searchContent } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

type SearchProps = { searchParams: Promise<{ q?: string | string[] }> }

/** Enough to name some topics by. */
const newestRead = 12

async function readTyped({ searchParams }: SearchProps): Promise<string> {
  const { q } = await searchParams
  return tidySearch([q ?? ''].flat()[0] ?? '')
}

export async function generateMetadata(props: SearchProps): Promise<Metadata> {
  const [practice, typed] = await Promise.all([getPractice(), readTyped(props)])
  const { title } = describePage({ practice, path: routes.search(), title: searchTitle(typed) })
  // What somebody looked for is nobody's page: no search engine, no canonical address, no card.
  return { title: title ?? '', robots: { index: false, follow: true } }
}

export default async function SearchPage(props: SearchProps) {
  const typed = await readTyped(props)
  const [practice, answer] = await Promise.all([
    getPractice(),
    typed === '' ? undefined : searchContent(typed),
  ])
  const isEmpty = answer?.results.length === 0
  const { articles } = isEmpty
    ? await listArticles({ page: 1, perPage: newestRead })
    : { articles: [] }
  return (
    <Shell practice={practice} section="other">
      <SearchView typed={typed} answer={answer} newest={articles} />
    </Shell>
  )
}
