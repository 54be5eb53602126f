/** Words that stay small in a title. */
const smallWords = new Set(
  'a an the and but or nor for so yet of in on at to by up as if is it with from into onto over than that via vs'.split(
    ' ',
  ),
)

/** Whether a line has the shape of a heading, whatever stands around it. Colons, commas and full stops end sentences. */
export function isHeadingShaped(text: string): boolean {
  if (text.length > 90 || text.includes('\n') || wordsOf(text).length > 14) return false
  const bare = text.replace(/[”"’')\]]+$/u, '')
  if (/[.:;,…—–-]$/u.test(bare)) return false
  if (/[!?]$/u.test(bare)) return isTitleCase(text) && capitalised(text).length >= 2
  return isTitleCase(text) || startsLikeSentence(text)
}

/** Whether the line is written the way titles are: each word that matters with a capital letter. */
export function isTitleCase(text: string): boolean {
  const words = wordsOf(text).filter(isCased)
  const [first] = words
  if (first === undefined || !isCapitalised(first)) return false
  const important = words.filter((word) => !smallWords.has(word.toLowerCase()))
  return capitalised(text).length >= important.length * 0.8
}

/** A short line without a full stop, one sentence at most. */
function startsLikeSentence(text: string): boolean {
  const [first] = wordsOf(text)
  if (first === undefined || (isCased(first) && !isCapitalised(first))) return false
  return wordsOf(text).length <= 12 && !/[.!?…]["”’)]?\s/u.test(text)
}

function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
}

function capitalised(text: string): string[] {
  return wordsOf(text).filter((word) => isCapitalised(word) && !smallWords.has(word.toLowerCase()))
}

function isCased(word: string): boolean {
  return word.toLowerCase() !== word.toUpperCase()
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}
