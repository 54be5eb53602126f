import type { Paragraph } from './parts.ts'

/** What each level of a file becomes in an article. */
export type Levels = Record<1 | 2 | 3, 2 | 3>

/**
 * The levels of a text whose headings are marked by itself: the highest one becomes a heading, lower ones become smaller
 * headings.
 * @returns `undefined` for a text that marks none, so that they must be recognised by their form.
 */
export function levelsOf(text: Paragraph[]): Levels | undefined {
  const used = text.flatMap(({ heading }) => (heading ? [heading] : []))
  if (used.length === 0) return undefined
  const highest = Math.min(...used)
  return { 1: 2, 2: highest === 2 ? 2 : 3, 3: highest === 3 ? 2 : 3 }
}

/** A title as it is compared: capital letters, spaces and the kind of quotation marks make no difference. */
function bare(title: string): string {
  return title.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
}

/**
 * Takes the title out of a text that is read into an article. One that equals the article's own only goes; any other is
 * handed back, to be offered as the title.
 * @param title the article's own, where it has one
 */
export function takeTitle(
  paragraphs: Paragraph[],
  title: string | undefined,
): { paragraphs: Paragraph[]; offered?: string } {
  const index = paragraphs.findIndex(({ role, heading }) => role === 'title' || heading === 1)
  const found = paragraphs[index]
  // After other words it is a heading of the text; pictures and empty places may stand before a title.
  if (!found || paragraphs.slice(0, index).some(({ text }) => text !== '')) return { paragraphs }
  const others = paragraphs.filter((paragraph) => paragraph !== found)
  if (title !== undefined && bare(found.text) === bare(title)) return { paragraphs: others }
  return { paragraphs: others, offered: found.text }
}
