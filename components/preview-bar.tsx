import { formatMoment } from '#lib/dates.ts'
import { rightNow } from '#lib/preview/as-of.ts'
import { previewPaths } from '#lib/preview/entry.ts'

type PreviewBarProps = {
  /** The moment (ISO 8601, or `now`) as of which the site is shown; without it, drafts are. */
  asOf: string | undefined
  /** The first and last moment to choose, and the chosen one, as a form's field writes them. */
  clock: { from: string; until: string; chosen: string | undefined }
}

/** Stands over every page of a preview: what is shown, another moment, and the way out. */
export function PreviewBar({ asOf, clock }: PreviewBarProps) {
  return (
    <aside className="preview" aria-label="Preview">
      <p>
        <strong>Preview</strong> {describeShown(asOf)}
      </p>
      <details>
        <summary>As of a date</summary>
        <form method="post" action={previewPaths.asOf}>
          <label>
            Day and time in California{' '}
            <input
              type="datetime-local"
              name="at"
              required
              min={clock.from}
              max={clock.until}
              defaultValue={clock.chosen}
            />
          </label>
          <button type="submit">Show the site as of then</button>
        </form>
        {asOf !== undefined && (
          <form
            method="post"
            action={previewPaths.asOf}
            className={asOf === rightNow ? 'away-from-studio' : undefined}
          >
            <button type="submit">Back to drafts</button>
          </form>
        )}
      </details>
      <form method="post" action={previewPaths.leave}>
        <button type="submit">Leave preview</button>
      </form>
    </aside>
  )
}

function describeShown(asOf: string | undefined): string {
  if (asOf === undefined) return 'Drafts as they will be. Nobody else sees this.'
  if (asOf === rightNow) return 'What visitors see now. Drafts are left out.'
  return `As it will be on ${formatMoment(asOf)}. Nobody else sees this.`
}
