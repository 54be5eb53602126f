/**
 * Plain text such that the editor makes the paragraphs of it that a person sees: by itself it knows no lines of Windows, and
 * keeps a break after the last word.
 * @returns the text itself when it is only words for a line, or clean already.
 */
export function cleanPlainText(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim()
}
