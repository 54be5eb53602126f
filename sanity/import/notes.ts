import { isItem } from './lists.ts'
import type { Note, Paragraph } from './parts.ts'
import { isDivider } from './read-paragraphs.ts'

const sources =
  /\b(?:adapted|borrowed|taken|reprinted|excerpted|quoted) from\b[^):\n]{1,80}|\b(?:based on|inspired by) (?:the )?(?:work|book|research|ideas|writings?) (?:of|by)\b[^):\n]{1,80}/iu
const address = /\b(?:https?:\/\/|www\.)\S+/i

/** Whether a line names the author: the website shows that by itself. */
export function isByline(text: string): boolean {
  return /^by:?\s+\p{Lu}/u.test(capitaliseStart(text)) && text.split(/\s+/).length <= 10
}

function capitaliseStart(text: string): string {
  return text.replace(/^By/, 'by')
}

/** What a person should look at, wherever it stands in the text. */
export function findNotes(paragraphs: Paragraph[]): Note[] {
  return paragraphs.flatMap((paragraph, index): Note[] => {
    const { line, text } = paragraph
    const notes: Note[] = []
    const source = sources
      .exec(text)?.[0]
      .trim()
      .replace(/[.,;]$/, '')
    if (source) {
      notes.push({
        line,
        text: `“${source}” names a source: check that it is right and that it may be used, and add it under Sources.`,
      })
    }
    const link = address.exec(text)?.[0]
    if (link) {
      notes.push({
        line,
        text: `${link} is plain text: make it a link on the words it belongs to.`,
      })
    }
    if (!isItem(paragraph) && isDivider(text)) {
      notes.push({ line, text: 'a dividing line was left out; a heading divides better.' })
    }
    if (index < 4 && isByline(text)) {
      notes.push({
        line,
        text: 'this names the author, which the page shows by itself: delete it here.',
      })
    }
    return notes
  })
}

/** @param where what the picture is for, such as "the banner" */
export function placeNote({ line, text }: Paragraph, where: string): Note {
  return {
    line,
    text: `“${text}” keeps a place for ${where}; the words were left out of the text.`,
  }
}
