import { contactNotMonitored } from '#lib/california.ts'
import { cityLine, hasContact, nextStep } from '#lib/contact.ts'
import { routes } from '#lib/routes.ts'
import type { ContactPage, Practice } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { ContactWays } from './contact-details.tsx'
import { ContactForm, type ContactFormProps } from './contact-form.tsx'
import { CrisisLines } from './crisis-help.tsx'

type ContactViewProps = {
  page: ContactPage
  practice: Practice
  /** Absent where no form is offered. */
  form?: ContactFormProps | undefined
}

/** How to reach the practice. Help at any hour stands above everything that could be taken for it. */
export function ContactView({ page, practice, form }: ContactViewProps) {
  const { outside, introduction, consent } = page.form
  const action = nextStep(practice, practice.callToAction)
  const city = cityLine(practice)
  return (
    <>
      <header className="page-header stack">
        <h1>{page.title}</h1>
        <BodyText body={page.introduction} practice={practice} />
      </header>
      <section className="next-step" aria-labelledby="not-monitored">
        <div className="stack">
          <h2 id="not-monitored">If it cannot wait</h2>
          <p>{contactNotMonitored}</p>
        </div>
        <div className="crisis">
          <CrisisLines additions={practice.crisisAdditions} />
        </div>
      </section>
      {form && (
        <ContactForm
          {...form}
          introduction={introduction}
          consent={consent}
          outside={outside.length > 0 && <BodyText body={outside} practice={practice} />}
        />
      )}
      <div className="places">
        <section className="contact stack" aria-labelledby="reach">
          <h2 id="reach">By phone or e-mail</h2>
          {hasContact(practice) ? (
            <ContactWays practice={practice} />
          ) : (
            <p>Phone and mail will stand here soon.</p>
          )}
          {action && (
            <p>
              <a className="action" href={action.href}>
                {action.label}
              </a>
            </p>
          )}
        </section>
        <section className="stack" aria-labelledby="what-next">
          <h2 id="what-next">What happens next</h2>
          {page.whatHappensNext.length > 0 ? (
            <BodyText body={page.whatHappensNext} practice={practice} />
          ) : (
            <p>We find a time for a first conversation, and nothing is decided before it.</p>
          )}
          <p>
            You have a <a href={routes.goodFaithEstimate()}>right to a Good Faith Estimate</a> of
            what therapy will cost.
          </p>
        </section>
        {practice.offers.inPerson && (city !== '' || page.office.length > 0) && (
          <section className="stack" aria-labelledby="office">
            <h2 id="office">In person</h2>
            {city !== '' && (
              <p>
                {[...practice.streetAddress, city].map((line) => (
                  <span className="line" key={line}>
                    {line}
                  </span>
                ))}
              </p>
            )}
            <BodyText body={page.office} practice={practice} />
          </section>
        )}
        {practice.offers.online && (
          <section className="stack" aria-labelledby="online">
            <h2 id="online">Online throughout California</h2>
            <p>{practice.telehealthStatement}</p>
          </section>
        )}
      </div>
    </>
  )
}
