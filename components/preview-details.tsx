import { formatMomentBriefly } from '#lib/dates.ts'
import type { ChangedField, Line, VersionFacts } from '#lib/preview/facts.ts'

const versions: Record<VersionFacts['version'], string> = {
  new: 'Draft, not published yet',
  changed: 'Draft of changes',
  waiting: 'Scheduled',
  live: 'The same as the live page',
  unpublished: 'Not published yet',
  missing: 'Not written yet',
}

/** Stands under the bar on the page of one document: which version it is, whose, and what is new in it. */
export function PreviewDetails({ facts }: { facts: VersionFacts }) {
  const { version, goesLive, changedAt, changedBy, changes, editPath } = facts
  return (
    <aside className="preview" aria-label="This version">
      <p>
        <strong>{versions[version]}</strong>
        {goesLive !== undefined && ` Goes live ${formatMomentBriefly(goesLive)}.`}
        {changedAt !== undefined &&
          ` Changed ${formatMomentBriefly(changedAt)}${changedBy === undefined ? '' : ` by ${changedBy}`}.`}
      </p>
      {version === 'changed' && changes.length === 0 && (
        <p>Nothing that shows differs from the live page.</p>
      )}
      {changes.length > 0 && (
        <details>
          <summary>What differs from the live page ({changes.length})</summary>
          {changes.map((field) => (
            <Change key={field.title} field={field} />
          ))}
        </details>
      )}
      <a href={editPath}>Open in the Studio</a>
    </aside>
  )
}

function Change({ field }: { field: ChangedField }) {
  return (
    <section>
      <h2>{field.title}</h2>
      <Lines title="Live" lines={field.before} />
      <Lines title="Draft" lines={field.after} />
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p>Nothing</p>}
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal lines may follow each other, and none ever moves
        <p key={place}>
          {line.name && <strong>{line.name}</strong>} {line.text}
        </p>
      ))}
    </div>
  )
}
