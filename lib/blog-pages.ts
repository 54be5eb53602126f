/** How many articles stand on one page of the list. */
export const articlesPerPage = 12

/** @returns how many pages the list has; one even without an article. */
export function countBlogPages(articles: number): number {
  return Math.max(1, Math.ceil(articles / articlesPerPage))
}

/** @returns the number that an address names; `undefined` unless it is written in the one usual way. */
export function readPageNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}
