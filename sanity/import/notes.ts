import { isItem } from './lists.ts'
import { findMarkedWords } from './marked-part.ts'
import type { Note, Paragraph, Part } from './parts.ts'
import { readQuotation } from './quotations.ts'
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
    const isLinked = paragraph.spans?.some(({ href }) => href !== undefined)
    const link = isLinked ? undefined : address.exec(text)?.[0]
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

/** What a file can hold and an article can't: tables, and links, bold and italic on words that are kept without marks. */
export function findLosses(paragraphs: Paragraph[], parts: Part[]): Note[] {
  const tables = paragraphs
    .filter(({ table }, index) => table && !paragraphs[index - 1]?.table)
    .map(({ line }) => ({
      line,
      text: 'a table became loose paragraphs, cell by cell: write it as a list or as sentences.',
    }))
  const kept = new Set(parts.flatMap(linksOf))
  const links = paragraphs.flatMap(({ line, spans = [] }) =>
    spans.flatMap(({ href, text }) =>
      href === undefined || kept.has(href)
        ? []
        : [
            {
              line,
              text: `the link on “${text}” (${href}) was left out: these words hold no links.`,
            },
          ],
    ),
  )
  const plain = new Set(parts.flatMap(plainWordsOf))
  const marked = paragraphs.flatMap((paragraph): Note[] => {
    const { line, text } = paragraph
    const words = [text, readQuotation(text)?.text].some((kept) => kept && plain.has(kept))
      ? findMarkedWords(paragraph)
      : undefined
    return words === undefined
      ? []
      : [
          {
            line,
            text: `“${words}” was bold or italic and is plain now: steps and quotations hold plain words.`,
          },
        ]
  })
  return [...tables, ...links, ...marked]
}

function plainWordsOf(part: Part): string[] {
  if (part.kind === 'quotation') return [part.quotation.text]
  return part.kind === 'steps'
    ? part.steps.flatMap(({ title, quotation }) => [title, quotation.text])
    : []
}

function linksOf(part: Part): Array<string | undefined> {
  switch (part.kind) {
    case 'paragraph':
    case 'heading':
    case 'item':
      return (part.spans ?? []).map(({ href }) => href)
    case 'callToAction':
      return [...part.text, ...part.closing].flatMap(({ spans = [] }) =>
        spans.map(({ href }) => href),
      )
    default:
      return []
  }
}

/** @param where what the picture is for, such as "the banner" */
export function placeNote({ line, text }: Paragraph, where: string): Note {
  return {
    line,
    text: `“${text}” keeps a place for ${where}; the words were left out of the text.`,
  }
}
