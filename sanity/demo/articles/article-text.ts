import type { PictureName } from '../pictures/catalogue.ts'
import type { Member } from '../portable-text.ts'

/** One article of the demo practice, as it is written down; the rest of its document follows from these. */
export type ArticleText = {
  id: string
  title: string
  subtitle: string
  banner: PictureName
  /** Ids of topics, the closest first. */
  topics: string[]
  /** A moment in Pacific daytime, as ISO text. */
  publishedAt: string
  updatedAt?: string
  /** For search results, 70 to 160 characters. */
  description: string
  contentNote?: { text: string; gentler: string }
  safetyExit?: boolean
  references?: Array<{ text: string; url?: string }>
  body: Member[]
}
