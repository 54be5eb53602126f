import { ImportError } from './import-error.ts'

export type FileKind = 'text' | 'markdown' | 'html' | 'archive'

const readable =
  'Word (.docx), web page (.html), Markdown (.md), plain text (.txt) or the zip of Google Docs'

/** The endings that a file picker should offer. */
export const readableEndings = ['.docx', '.html', '.htm', '.md', '.markdown', '.txt', '.zip']

/** How the export of a website begins, comments of the program included. */
const exported = /^\uFEFF?\s*(?:<\?xml[^>]*>)?(?:\s|<!--(?:(?!<!--)[\s\S])*?-->)*<rss\b/i

/** Files that start like this are something else, whatever their name says; each with what to do about it. */
const others: Array<[start: string, sentence: string]> = [
  [
    '%PDF',
    `The file is a PDF, which keeps no headings or lists. Open the original and save it as one of these: ${readable}.`,
  ],
  ['{\\rtf', 'The file is rich text (RTF). Open it in Word or Pages and save it as Word (.docx).'],
  ['\u0089PNG', 'The file is a picture. Choose the file that holds the article.'],
  ['\u00FF\u00D8\u00FF', 'The file is a picture. Choose the file that holds the article.'],
]

/**
 * Tells what a file is, by its first bytes and then by its name.
 * @throws {ImportError} for files that no article can be read from, with what to do instead.
 */
export function kindOfFile(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) {
    throw new ImportError('The file is empty. Choose the file that holds the article.')
  }
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const ending = /\.[^.]+$/.exec(fileName.toLowerCase())?.[0] ?? ''
  if (start.startsWith('PK\u0003\u0004')) return 'archive'
  const other = others.find(([signature]) => start.startsWith(signature))
  if (other) throw new ImportError(other[1])
  if (exported.test(new TextDecoder().decode(bytes.subarray(0, 4_000)))) {
    throw new ImportError(
      'The file is an export of a whole website. Whoever looks after this one brings all its posts over at once, with npm run import.',
    )
  }
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) throw new ImportError(lockedOrOld(bytes))
  if (ending === '.docx' || ending === '.zip') {
    throw new ImportError(
      `The file is damaged: it is named ${ending} and is none. Save or download it again.`,
    )
  }
  if (ending === '.html' || ending === '.htm') return 'html'
  if (ending === '.md' || ending === '.markdown') return 'markdown'
  return 'text'
}

/** Word writes a locked file in the same shell as the files of before 2007. */
function lockedOrOld(bytes: Uint8Array): string {
  const name = 'EncryptedPackage'
  const wide = Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]))
  return includes(bytes, wide)
    ? 'The Word file is locked with a password. Open it in Word, take the password off, save it, and try again.'
    : 'The file is an old Word file (.doc). Open it in Word and save it as Word (.docx).'
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
