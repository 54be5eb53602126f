import { type ImportedArticle, makeArticle } from './article-document.ts'
import type { RecognisedArticle } from './parts.ts'
import { readParagraphs } from './read-paragraphs.ts'
import { readText } from './read-text.ts'
import { recogniseArticle } from './recognise-article.ts'

/**
 * Turns the bytes of a plain text file into an article and an account of what was recognised.
 * @throws {ImportError} with a sentence that names the fix.
 */
export function importText(
  bytes: Uint8Array,
  fileName: string,
): { article: ImportedArticle; recognised: RecognisedArticle } {
  const text = readText(bytes)
  const recognised = recogniseArticle(readParagraphs(text))
  return { article: makeArticle(recognised, text, fileName), recognised }
}
