import type { Path } from '@sanity/types'
import { checkDocument } from '#sanity/rules/check-document.ts'
import { textOf } from '#sanity/rules/fields.ts'
import type { Finding, Level } from '#sanity/rules/finding.ts'
import { readDocument } from '#sanity/rules/read-document.ts'
import { checkAlt } from '#sanity/schema/picture/rules.ts'
import type { ArticleToSave } from './article-document.ts'
import type { RecognisedArticle } from './parts.ts'

/** What the house's rules say about a text, in its order: the same as the Studio says about the article made of it. */
export type RuleReport = Record<Level, string[]>

/**
 * @param unit what the numbers of lines count
 * @param now milliseconds since 1970
 */
export function reportRules(
  { article, recognised }: { article: ArticleToSave; recognised: RecognisedArticle },
  unit: 'Line' | 'Paragraph',
  now: number,
): RuleReport {
  const lineOf = (path: Path) => lineOfBlock(path, article, recognised)
  const findings = [...checkDocument(article, {}, now), ...checkPictures(article)]
    // What is missing as a whole, the report of the import says already.
    .filter(({ path }) => path[0] !== 'subtitle' || article.subtitle !== undefined)
    .toSorted((one, other) => (lineOf(one.path) ?? 0) - (lineOf(other.path) ?? 0))
  const say = ({ path, message }: Finding) => {
    const line = lineOf(path)
    return `${line === undefined ? (wholes[String(path[0])] ?? 'Article') : `${unit} ${line}`}: ${message}`
  }
  const of = (level: Level) => findings.filter((finding) => finding.level === level).map(say)
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

/** @returns the report as lines for a terminal. */
export function printRules({ error, warning, info }: RuleReport): string[] {
  const part = (title: string, messages: string[]) =>
    messages.length > 0 ? [title, ...messages.map((message) => `  ${message}`)] : []
  return [
    ...part('To fix before it goes live', error),
    ...part('Better changed', warning),
    ...part('Hints', info),
  ]
}

/** Pictures that came along without words for those who can't see them. */
function checkPictures(article: ArticleToSave): Finding[] {
  return readDocument(article).pictures.flatMap(({ fields, path }) => {
    const message = checkAlt(textOf(fields.alt), fields)
    return message === true ? [] : [{ level: 'error' as const, path, message }]
  })
}

/** How a place without a line of its own is called. */
const wholes: Record<string, string> = {
  title: 'Title',
  subtitle: 'Subtitle',
  banner: 'Picture at the top',
  body: 'Whole text',
}

function lineOfBlock(
  [field, place]: Path,
  { body }: ArticleToSave,
  { parts }: RecognisedArticle,
): number | undefined {
  if (field !== 'body' || typeof place !== 'object' || !('_key' in place)) return undefined
  return parts[body.findIndex(({ _key }) => _key === place._key)]?.line
}
