import { formAnchor } from '#lib/contact-form/fields.ts'
import { routes } from '#lib/routes.ts'
import type { ContactPage, Practice } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { WindowScene } from './window-scene.tsx'

export const thanksTitle = 'Thank you for writing'

/** Where somebody arrives who has sent the form: what happens now, and where help is if it can't wait. */
export function ContactThanks({ page, practice }: { page: ContactPage; practice: Practice }) {
  const { thanks } = page.form
  return (
    <div className="hero">
      <div className="stack" id={formAnchor} tabIndex={-1}>
        <h1>{thanksTitle}</h1>
        {thanks.length > 0 ? (
          <BodyText body={thanks} practice={practice} />
        ) : (
          <p className="subtitle">
            Your message is on its way. A person reads it and gets back to you.
          </p>
        )}
        <BodyText body={page.whatHappensNext} practice={practice} />
        <p>
          If it can’t wait until then, please <a href="#help-now">get help right now</a>.
        </p>
        <ul className="ways-on">
          <li>
            <a href={routes.home()}>Go to the home page</a>
          </li>
          <li>
            <a href={routes.blog()}>Read the blog</a>
          </li>
        </ul>
      </div>
      <WindowScene />
    </div>
  )
}
