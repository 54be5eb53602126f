import { hint, type Remark } from './finding.ts'
import { splitSentences } from './sentences.ts'
import { countSyllables } from './syllables.ts'

/** Below this many words the grade says little. */
const fewestWords = 100
const easyGrade = 9

/**
 * The school grade (United States) that a text asks for, by Flesch and Kincaid (1975).
 * @param texts one for each paragraph, so that none runs into the next
 * @returns `undefined` for a text too short to tell
 */
export function readingGrade(texts: string[]): number | undefined {
  const sentences = texts.flatMap(splitSentences)
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}'’]+/gu) ?? [])
  if (words.length < fewestWords) return undefined
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

/** A hint when a whole text asks more of a tired reader than it needs to. */
export function checkReadingGrade(texts: string[]): Remark[] {
  const grade = readingGrade(texts)
  if (grade === undefined || grade < easyGrade + 1) return []
  return [
    hint(
      `This text reads like school grade ${Math.floor(grade)}. Up to grade ${easyGrade} is easier late at night: try shorter sentences and plainer words.`,
    ),
  ]
}
