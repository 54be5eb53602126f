/** Ends of sentences; a dot after one of these ends none. */
const abbreviation =
  /(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|a\.m|p\.m)|\b(?!I\b)\p{Lu})\.$/u

/** Splits a text into sentences, for counting. A line break ends one too. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  for (const line of text.split(/\n+/)) {
    let open = ''
    for (const piece of line.split(/(?<=[.!?…][”"’)]*)\s+/u)) {
      open = open === '' ? piece : `${open} ${piece}`
      if (abbreviation.test(piece)) continue
      sentences.push(open)
      open = ''
    }
    if (open !== '') sentences.push(open)
  }
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
