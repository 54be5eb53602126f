import { countWords } from '#lib/reading-time.ts'
import { hint, type Remark } from './finding.ts'
import { splitSentences } from './sentences.ts'

const mostWords = 25

/** A hint about the longest sentence of a text, when it is long. */
export function checkSentenceLength(text: string): Remark[] {
  const [longest] = splitSentences(text)
    .map((sentence) => ({ sentence, words: countWords(sentence) }))
    .toSorted((one, other) => other.words - one.words)
  if (!longest || longest.words <= mostWords) return []
  const beginning = longest.sentence.split(/\s+/).slice(0, 5).join(' ').replace(/^[“"]/, '')
  return [
    hint(
      `The sentence “${beginning} …” has ${longest.words} words. Try two shorter ones: over ${mostWords} words it is hard to follow for someone tired.`,
    ),
  ]
}
