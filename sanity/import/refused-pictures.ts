import type { ArticleToSave } from './article-document.ts'

/** A picture that came along with a text and that the lake did not take. */
export type RefusedPicture = {
  /** What stands for it in the article. */
  reference: string
  fileName: string
  /** The lake's own sentences. */
  reason: string
}

/** By these a lake says that it does not take what it was sent. All others concern whoever asks, or the lake itself. */
const aboutTheContent = [400, 413, 415, 422]

/** @returns what a lake said of something that it does not take; `undefined` for an error of any other kind. */
export function readRefusal(error: unknown): string | undefined {
  const { statusCode, response, message } = error as {
    statusCode?: number
    response?: { body?: { message?: unknown } }
    message?: string
  }
  if (statusCode === undefined || !aboutTheContent.includes(statusCode)) return undefined
  const said = response?.body?.message
  return typeof said === 'string' ? said : (message ?? '').split('\n')[0]
}

/** @returns the article without the pictures that were refused, and without the figures that showed them. */
export function withoutRefused<Article extends ArticleToSave>(
  article: Article,
  refused: readonly RefusedPicture[],
): Article {
  const gone = new Set(refused.map(({ reference }) => reference))
  return gone.size === 0 ? article : (takeOut(article, gone) as Article)
}

type Shown = { _type?: unknown; asset?: { _ref?: unknown }; picture?: unknown }

/** @returns `undefined` for what is nothing without its picture. */
function takeOut(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map((inner) => takeOut(inner, gone)).filter((inner) => inner !== undefined)
  }
  if (typeof value !== 'object' || value === null) return value
  if (gone.has(String((value as Shown).asset?._ref))) return undefined
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, takeOut(inner, gone)] as const)
    .filter(([, inner]) => inner !== undefined)
  const rest = Object.fromEntries(kept)
  const isEmptyFigure = rest._type === 'figure' && 'picture' in value && !('picture' in rest)
  return isEmptyFigure ? undefined : rest
}

/** Says of each picture that was refused where it stood, and why it did not come along. */
export function describeRefused(
  article: ArticleToSave,
  refused: readonly RefusedPicture[],
): string[] {
  return refused.map(
    ({ reference, fileName, reason }) =>
      `The picture ${fileName}, ${placeOf(article, reference)}, did not come along. ${reason}`,
  )
}

function placeOf({ banner, body }: ArticleToSave, reference: string): string {
  if (banner?.asset?._ref === reference) return 'which stood at the top'
  const index = body.findIndex(
    (block) => block._type === 'figure' && block.picture.asset?._ref === reference,
  )
  const before = body.slice(0, Math.max(index, 0)).findLast(({ _type }) => _type === 'block')
  if (before?._type !== 'block') return 'which stood at the beginning'
  const words = before.children.map(({ text }) => text).join('')
  return `which stood below “${words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words}”`
}
