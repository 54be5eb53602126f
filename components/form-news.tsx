import type { ReactNode } from 'react'
import type { FilledForm, FormOutcome } from '#lib/contact-form/filled-form.ts'
import { PhoneLink } from './phone-link.tsx'

const news: Record<FormOutcome, { title: string; text: string }> = {
  mistakes: {
    title: 'Nothing was sent yet',
    text: 'Everything you wrote is still here. Please look at these:',
  },
  young: {
    title: 'Nothing was sent yet',
    text: 'That was very quick. Everything you wrote is still here: please look it over and send it once more.',
  },
  old: {
    title: 'Nothing was sent yet',
    text: 'This page had been open for a long while. Everything you wrote is still here: please send it once more.',
  },
  outside: {
    title: 'Nothing was sent',
    text: 'A therapist’s license counts where the client is. This practice can meet with people who are in California at the time of the session, and it would not be right to leave you waiting for an answer. Please don’t stop looking: the licensing board or the psychological association of your state keeps a list of therapists, and your doctor or your insurance can name some. The crisis lines on this page answer anywhere in the United States.',
  },
  busy: {
    title: 'Nothing was sent yet',
    text: 'Very many messages came in just now. Everything you wrote is still here: please send it again in a few minutes.',
  },
  undelivered: {
    title: 'Your message could not be sent',
    text: 'The trouble is ours, not yours, and everything you wrote is still here. You can send it again in a few minutes.',
  },
}

/** Why a form comes back, and what to do now; each thing to mend leads to its field. */
export function FormNews({ filled, outside }: { filled: FilledForm; outside?: ReactNode }) {
  const { outcome, problems } = filled
  const { title, text } = news[outcome]
  return (
    <div className="problem stack" role="alert">
      <h3>{title}</h3>
      {outcome === 'outside' && outside ? outside : <p>{text}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {outcome === 'outside' && (
        <p>If you will be in California after all, change that answer below and send it again.</p>
      )}
      {(outcome === 'undelivered' || outcome === 'busy') && <OtherWays filled={filled} />}
    </div>
  )
}

/** A call or a mail does as well. */
function OtherWays({ filled: { phone, email } }: { filled: FilledForm }) {
  if (!phone && !email) return null
  return (
    <p>
      {'Or '}
      {phone && <PhoneLink phone={phone}>call {phone}</PhoneLink>}
      {phone && email && ' or '}
      {email && <a href={`mailto:${email}`}>write to {email}</a>}.
    </p>
  )
}
