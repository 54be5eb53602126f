import type { JsonValue } from './types.ts'

/** Levels of brackets; a document may have 100, and stands inside a mutation, inside a list. */
const deepest = 200

/**
 * Parses JSON that came from outside. Whatever walks a value level by level, even writing it out again, would
 * run out of stack on one that is nested without measure.
 * @throws {SyntaxError} when it is not JSON, or nested more than 200 levels deep.
 */
export function parseJson(text: string): JsonValue {
  if (isTooDeep(text)) throw new SyntaxError(`The JSON is nested more than ${deepest} levels deep`)
  return JSON.parse(text) as JsonValue
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (let place = 0; place < text.length; place++) {
    const character = text[place]
    if (character === '"') place = endOfString(text, place)
    else if (character === '[' || character === '{') {
      if (++depth > deepest) return true
    } else if (character === ']' || character === '}') depth--
  }
  return false
}

/** The place of the quotation mark that ends a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, place: number): boolean {
  let backslashes = 0
  while (text[place - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
