import type { ToastContextValue, ToastParams } from '@sanity/ui/toast'
import type { ValidationMarker } from 'sanity'
import { formatMoment } from '#lib/dates.ts'
import { waitUntilLive } from './page-revision.ts'

/** More than this many would hide each other. */
const mostTold = 3

/** What keeps a post from going live, in the words of the fields themselves. */
export function explainErrors(
  errors: ReadonlyArray<Pick<ValidationMarker, 'message'>>,
): ToastParams {
  const messages = [...new Set(errors.map(({ message }) => message))]
  const more = messages.length - mostTold
  return {
    status: 'error',
    title:
      messages.length === 1
        ? 'Not published yet: one thing is missing'
        : `Not published yet: ${messages.length} things are missing`,
    description: (
      <>
        {messages.slice(0, mostTold).map((message) => (
          <span key={message} style={{ display: 'block' }}>
            {message}
          </span>
        ))}
        {more > 0 && <span>And {more} more, marked in red in the form.</span>}
      </>
    ),
    duration: 20_000,
    closable: true,
  }
}

/** @param goesLiveAt a moment ahead (ISO 8601). */
export function announceSchedule(goesLiveAt: string): ToastParams {
  return {
    status: 'success',
    title: `Goes live on ${formatMoment(goesLiveAt)}`,
    description: 'Nothing more to do. It appears by itself at that moment, California time.',
    duration: 15_000,
    closable: true,
  }
}

/**
 * Says that a page is live once a visitor would see it, or that it isn't after a minute; nothing of a revision that was
 * replaced meanwhile.
 * @param id of the document, as published
 */
export function announceWhenLive(
  toast: ToastContextValue,
  { id: document, path, revision }: { id: string; path: string; revision: string },
): void {
  // One toast for each document: publishing twice must not leave two.
  const id = `live:${document}`
  waitUntilLive(document, path, revision).then((isLive) => {
    if (isLive === undefined) return
    toast.push(
      isLive
        ? {
            id,
            status: 'success',
            title: 'Live now',
            description: (
              <a href={path} target="_blank" rel="noreferrer">
                See it on the website
              </a>
            ),
            duration: 20_000,
            closable: true,
          }
        : {
            id,
            status: 'warning',
            title: 'Published, but the website still shows the version from before',
            description:
              'This mends itself when the website can reach its content again. Look at the page in a few minutes.',
            duration: 60_000,
            closable: true,
          },
    )
  })
}
