import { formatMoment } from '#lib/dates.ts'
import { routes } from '#lib/routes.ts'
import { WindowScene } from './window-scene.tsx'

/**
 * Stands over a document that was shared.
 * @param isPublic whether it is what everyone may read, since there is no draft of it now.
 */
export function SharedNote({ until, isPublic }: { until: string; isPublic: boolean }) {
  return (
    <aside className="content-note stack" aria-label="For review">
      <p>
        {isPublic ? (
          <>
            <strong>Shared with you.</strong> This is the page as it is published; there is no newer
            draft of it now.
          </>
        ) : (
          <>
            <strong>For your eyes only.</strong> You are reading this before it is published, as it
            stands now.
          </>
        )}{' '}
        The link works until {formatMoment(until)}, California time. Please don’t pass it on.
      </p>
    </aside>
  )
}

/** Behind a link whose time is over, or that was taken back. It says nothing of what was there. */
export function SharedOver() {
  return (
    <div className="hero">
      <div className="stack">
        <h1>This link no longer works</h1>
        <p className="subtitle">
          Its time has passed, or it was taken back. Whoever sent it to you can send you a new one.
        </p>
        <p>
          <a href={routes.home()}>Go to the home page</a>
        </p>
      </div>
      <WindowScene />
    </div>
  )
}
