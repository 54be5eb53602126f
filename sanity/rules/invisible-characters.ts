import { type Remark, warning } from './finding.ts'

/** Zero-width spaces and marks; a joiner is one only between Latin letters, since emoji and other scripts need it. */
const invisible =
  /[\u200B\u2060\u2063\uFEFF]|(?<=\p{Script=Latin})[\u200C\u200D]+(?=\p{Script=Latin})/u

/** Warns about characters that nobody sees and that break words for search and screen readers. */
export function checkInvisibleCharacters(text: string): Remark[] {
  const found = invisible.exec(text)
  if (!found) return []
  const before = text.slice(0, found.index).match(/\S+\s*$/u)?.[0] ?? ''
  const after = text.slice(found.index + 1).match(/^\s*\S+/u)?.[0] ?? ''
  const nearby = `${before}${after}`.replace(new RegExp(invisible, 'gu'), '').trim()
  return [
    warning(
      `An invisible character came along with pasted text${nearby === '' ? '' : ` at “${nearby}”`}. Click “Tidy pasted text”, or delete the words there and type them again.`,
    ),
  ]
}
