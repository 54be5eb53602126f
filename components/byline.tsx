import { formatDay } from '#lib/dates.ts'
import { displayName, licenceBelowName, licenceFacts } from '#lib/licence.ts'
import { biographyPath } from '#lib/people.ts'
import type { Article, Practice, Practitioner } from '#lib/views.ts'
import { PictureElement } from './picture.tsx'

/** Who wrote it and with what license, when, and how long it takes to read. */
export function Byline({ article, practice }: { article: Article; practice: Practice }) {
  const { author, reviewer, publishedAt, updatedAt, readingMinutes } = article
  return (
    <div className="byline">
      {author?.photo && (
        <div className="byline-photo">
          <PictureElement picture={author.photo} ratio={1} sizes="3.5rem" largest={320} />
        </div>
      )}
      <div>
        {author && <Person lead="By" person={author} practice={practice} />}
        {reviewer && <Person lead="Reviewed by" person={reviewer} practice={practice} />}
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

type PersonProps = { lead: string; person: Practitioner; practice: Practice }

/** Name, license, and the way to the biography (16 CCR 1811). The owner's name as filed is at the foot of every page. */
function Person({ lead, person, practice }: PersonProps) {
  const biography = biographyPath(person, practice)
  const name = displayName(person)
  return (
    <p>
      {lead} <span className="author">{biography ? <a href={biography}>{name}</a> : name}</span>{' '}
      <span className="line small">
        {person.id === practice.owner?.id ? licenceFacts(person) : licenceBelowName(person)}
      </span>
    </p>
  )
}
