import { routes } from '#lib/routes.ts'
import type { ArticleCard, Practice } from '#lib/views.ts'
import { PhoneLink } from './phone-link.tsx'
import { SearchForm } from './search-form.tsx'
import { TopicsToRead } from './topics-to-read.tsx'
import { WindowScene } from './window-scene.tsx'

/**
 * Why a visitor stands here: nothing at the address, taken down on purpose, too much at once, a contact form that could not
 * be taken in, or the house has trouble.
 */
export type WrongTurnReason = 404 | 410 | 429 | 500 | 'unsent'

export const wrongTurns: Record<WrongTurnReason, { title: string; text: string }> = {
  404: {
    title: 'This page isn’t here',
    text: 'The address may have a slip in it, or the page has moved. You have done nothing wrong, and the lamp is still on.',
  },
  410: {
    title: 'This page has been taken down',
    text: 'It was here once and is no longer offered. Something else may speak to you just as well.',
  },
  429: {
    title: 'One moment, please',
    text: 'Too much was asked for at once. Wait half a minute and try again; everything on the blog can be read meanwhile.',
  },
  500: {
    title: 'Something is not working here',
    text: 'The trouble is ours, not yours. Please try again in a few minutes.',
  },
  unsent: {
    title: 'Your message was not sent',
    text: 'It may have come right after another one, or your browser left something out. Nothing of it was kept. Please go back, wait a minute and send it once more. A call or an e-mail does just as well.',
  },
}

/** Whether whoever stands here was looking for something to read. */
export function leadsOn(reason: WrongTurnReason): boolean {
  return reason === 404 || reason === 410 || reason === 500
}

type WrongTurnProps = {
  reason: WrongTurnReason
  /** How else to reach the practice, where somebody wanted to write. */
  practice?: Pick<Practice, 'phone' | 'email'> | undefined
  /** Articles whose topics may be what was looked for. */
  articles?: ArticleCard[]
}

/** A wrong turn, met with kind words and ways to go on. */
export function WrongTurn({ reason, practice, articles = [] }: WrongTurnProps) {
  const { title, text } = wrongTurns[reason]
  const { phone, email } = (reason === 'unsent' && practice) || {}
  return (
    <div className="hero">
      <div className="stack">
        <h1>{title}</h1>
        <p className="subtitle">{text}</p>
        {leadsOn(reason) && <SearchForm />}
        <ul className="ways-on">
          {phone && (
            <li>
              <PhoneLink phone={phone}>Call {phone}</PhoneLink>
            </li>
          )}
          {email && (
            <li>
              <a href={`mailto:${email}`}>Write to {email}</a>
            </li>
          )}
          <li>
            <a href={routes.home()}>Go to the home page</a>
          </li>
          <li>
            <a href={routes.blog()}>Read the blog</a>
          </li>
          <li>
            <a href={routes.services()}>See the services</a>
          </li>
          <li>
            <a href="#help-now">Get help right now</a>
          </li>
        </ul>
        {leadsOn(reason) && <TopicsToRead articles={articles} />}
      </div>
      <WindowScene />
    </div>
  )
}
