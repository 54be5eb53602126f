/** About how many characters of a page's title and description a search result has room for. */
export const searchRoom = { title: 60, description: 160 } as const

/**
 * A text as a search engine shows it: whole, or cut between two words with an ellipsis.
 * @param room the most characters that are shown.
 */
export function cutForSearch(text: string, room: number): string {
  if (text.length <= room) return text
  const beginning = text.slice(0, room - 2)
  const lastSpace = beginning.search(/\s\S*$/)
  const kept = lastSpace > room / 2 ? beginning.slice(0, lastSpace) : beginning
  return `${kept.replace(/[\s·,;:–—-]+$/, '')} …`
}
