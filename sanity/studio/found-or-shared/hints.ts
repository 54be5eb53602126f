import type { PageDescription } from '#lib/page-description.ts'
import { searchRoom } from '#lib/search-result.ts'
import { pageTypes } from './page-types.ts'

/** Fewer characters tell too little for anyone to choose the page by. */
const shortestDescription = 70

/**
 * What will be cut off among search results or is missing from a shared link, each with the way out.
 * @param type of the document.
 */
export function listHints({ description, card }: PageDescription, type: string): string[] {
  const { title, picture } = card
  const help = pageTypes[type]?.help ?? { title: '', description: '' }
  const length = description?.length ?? 0
  return [
    title.length > searchRoom.title &&
      `The title has ${title.length} characters and is cut among search results, which show about ${searchRoom.title}. ${help.title}`,
    length === 0
      ? `There is no description yet, so search engines pick some sentence of the text. ${help.description}`
      : length > searchRoom.description
        ? `The description has ${length} characters and is cut among search results, which show about ${searchRoom.description}. Say it in fewer words. ${help.description}`
        : length < shortestDescription &&
          `The description has ${length} characters, and there is room for ${searchRoom.description}. Say a little more. ${help.description}`,
    type === 'article' &&
      picture === undefined &&
      'There is no picture at the top yet, so messengers show this card with a drawn window. With a picture of your own, added under “Write”, people recognize the post.',
  ].filter((hint) => typeof hint === 'string')
}
