import { countWords } from '#lib/reading-time.ts'
import { type Remark, warning } from './finding.ts'

const mostWords = 90

/** Warns about a paragraph that fills a phone. */
export function checkParagraphLength(text: string): Remark[] {
  const words = countWords(text)
  return words > mostWords
    ? [
        warning(
          `This paragraph has ${words} words and fills a whole phone. Break it in two where a new thought begins.`,
        ),
      ]
    : []
}
