import { routes } from '#lib/routes.ts'
import { longestSearch } from '#lib/search/words.ts'

/** A plain form: the words go to this site and to nobody else. One on a page. */
export function SearchForm({ typed = '' }: { typed?: string }) {
  return (
    <search>
      <form className="stack" action={routes.search()}>
        <label htmlFor="q">What are you looking for?</label>
        <div className="search">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={typed}
            maxLength={longestSearch}
            autoComplete="off"
            enterKeyHint="search"
            dir="auto"
          />
          <button className="action" type="submit">
            Search
          </button>
        </div>
      </form>
    </search>
  )
}
