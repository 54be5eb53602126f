import { formatDay } from '#lib/dates.ts'
import { displayName, licenceFacts } from '#lib/licence.ts'
import { biographyPath } from '#lib/people.ts'
import type { Article, Practice } from '#lib/views.ts'
import { PictureElement } from './picture.tsx'

/** Who wrote it and with what license, when, and how long it takes to read. */
export function Byline({ article, practice }: { article: Article; practice: Practice }) {
  const { author, publishedAt, updatedAt, readingMinutes } = article
  const biography = author && biographyPath(author, practice)
  return (
    <div className="byline">
      {author?.photo && (
        <div className="byline-photo">
          <PictureElement picture={author.photo} ratio={1} sizes="3.5rem" largest={320} />
        </div>
      )}
      <div>
        {author && (
          <p>
            By{' '}
            <span className="author">
              {biography ? <a href={biography}>{displayName(author)}</a> : displayName(author)}
            </span>
            <span className="byline-licence">{licenceFacts(author)}</span>
          </p>
        )}
        <p className="meta">
          <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
          {updatedAt && formatDay(updatedAt) !== formatDay(publishedAt) && (
            <span>
              Updated <time dateTime={updatedAt}>{formatDay(updatedAt)}</time>
            </span>
          )}
          <span>{readingMinutes}-minute read</span>
        </p>
      </div>
    </div>
  )
}
