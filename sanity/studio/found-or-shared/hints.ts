import type { PageDescription } from '#lib/page-description.ts'
import { searchRoom } from '#lib/search-result.ts'

/** What will be cut off among search results or is missing from a shared link, each with the way out. */
export function listHints({ description, card }: PageDescription): string[] {
  const { title, picture } = card
  return [
    title.length > searchRoom.title &&
      `The title has ${title.length} characters and is cut among search results, which show about ${searchRoom.title}. Put a shorter one into “Title in search results”.`,
    description === undefined
      ? 'There is no description yet, so search engines pick some sentence of the text. Write a subtitle, or a description above.'
      : description.length > searchRoom.description &&
        `The description has ${description.length} characters and is cut among search results, which show about ${searchRoom.description}. Write a shorter one above.`,
    picture === undefined &&
      'There is no picture at the top yet, so messengers show this card with a drawn window. With a picture of your own, added under “Write”, people recognize the post.',
  ].filter((hint) => hint !== false)
}
