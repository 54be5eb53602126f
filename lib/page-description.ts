import { type CardWords, cardWords } from './card-words.ts'
import { absolute, routes } from './routes.ts'
import type { Picture, Practice } from './views.ts'

/** What a page knows of itself. */
export type PageFacts = {
  practice: Pick<Practice, 'name' | 'description' | 'owner'>
  path: string
  /** Without the practice's name, which follows it; the home page is named by the practice alone. */
  title: string
  /** Left out, it is the practice's. */
  description?: string | undefined
  /** For the card of a shared link. */
  picture?: Picture | undefined
}

/** What browsers, search engines and messengers are told of a page, in words and before any markup. */
export type PageDescription = {
  /** The page's one absolute address. */
  address: string
  /** For search results and the browser's tab. */
  title: string
  description?: string
  /** What the card of a shared link shows. */
  card: {
    title: string
    description?: string
    siteName?: string
    picture?: Picture
    /** What stands on the picture that is drawn where the page has none. */
    drawn: CardWords
  }
}

/** @param siteUrl public origin. */
export function describeFacts(
  siteUrl: string,
  { practice, path, title, description, picture }: PageFacts,
): PageDescription {
  const isHome = path === routes.home()
  const summary = description ?? practice.description
  const inWords = summary ? { description: summary } : {}
  return {
    address: absolute(siteUrl, path),
    title: isHome || !practice.name ? title : `${title} · ${practice.name}`,
    ...inWords,
    card: {
      title,
      ...inWords,
      ...(practice.name && { siteName: practice.name }),
      ...(picture && { picture }),
      drawn: cardWords(title, practice),
    },
  }
}
