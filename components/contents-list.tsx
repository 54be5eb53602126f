import type { Article } from '#lib/views.ts'
import { Text } from './text.tsx'

/** So many words may be read without a list of what is in them. */
const longestWithout = 1200

/** What a long article holds, by its sections; nothing for a short one. */
export function ContentsList({ article }: { article: Article }) {
  const headings = article.body.flatMap((block) =>
    block.type === 'heading' && block.level === 2 ? [block] : [],
  )
  if (article.words <= longestWithout || headings.length < 2) return null
  return (
    <nav className="contents" aria-label="In this article">
      <details open>
        <summary>In this article</summary>
        <ul>
          {headings.map(({ key, anchor, spans }) => (
            <li key={key}>
              <a href={`#${anchor}`}>
                <Text spans={spans.map(({ href: _, ...span }) => span)} />
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
