import { ImportError } from './import-error.ts'

/** Largest file that is read, in bytes. */
export const largestFile = 5_000_000

/**
 * Decodes a plain text file: UTF-8, with or without a byte-order mark; any line ending becomes `\n`.
 * Zero-width spaces and marks left by copying are dropped, letters are composed (NFC).
 * @throws {ImportError} when the bytes are no plain text in UTF-8, hold nothing, or are more than `limit`.
 */
export function readText(bytes: Uint8Array, limit: number = largestFile): string {
  if (bytes.length > limit) {
    throw new ImportError(
      `The file is larger than ${limit / 1_000_000} MB. Save the text alone, without pictures.`,
    )
  }
  if (looksLikeUtf16(bytes)) {
    throw new ImportError(
      'The file is saved as UTF-16. Save it again as plain text with the encoding UTF-8.',
    )
  }
  const known = knownFormat(bytes)
  if (known) {
    throw new ImportError(
      `The file is ${known}, not plain text. Save it as plain text (.txt, UTF-8).`,
    )
  }
  if (bytes.includes(0)) {
    throw new ImportError('The file is not text. Save the article as plain text (.txt, UTF-8).')
  }
  const text = decode(bytes)
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\u200B\uFEFF]/g, '')
    .normalize('NFC')
  refuseControlCharacters(text)
  if (text.trim() === '') {
    throw new ImportError('The file is empty. Choose the file that holds the article.')
  }
  return text
}

/** The text as it is compared: line endings, spaces at line ends and the number of blank lines make no difference. */
export function normaliseText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ImportError(
      'The file is not in UTF-8. Save it again as plain text with the encoding UTF-8.',
    )
  }
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++
  }
  const half = sample.length / 2
  return sample.length >= 4 && Math.max(even, odd) > half * 0.6 && Math.min(even, odd) < half * 0.1
}

const formats: Array<[signature: string, name: string]> = [
  ['PK\u0003\u0004', 'a Word, Pages or zip file'],
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a rich text file (RTF)'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word file'],
]

function knownFormat(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  return formats.find(([signature]) => start.startsWith(signature))?.[1]
}

function refuseControlCharacters(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const found = /[\u0001-\u0008\u000e-\u001f\u007f-\u009f]/.exec(text)
  if (!found) return
  const line = text.slice(0, found.index).split('\n').length
  throw new ImportError(
    `Line ${line} holds a control character that no website can show. Delete it and save as plain text (UTF-8).`,
  )
}
