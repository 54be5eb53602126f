import type { ReactNode } from 'react'
import { formNotMonitored } from '#lib/california.ts'
import {
  bestTimes,
  emptyForm,
  formAnchor,
  longest,
  tokenName,
  trapName,
  yesOrNo,
} from '#lib/contact-form/fields.ts'
import type { FilledForm } from '#lib/contact-form/filled-form.ts'
import { routes } from '#lib/routes.ts'
import type { FormWords } from '#lib/views.ts'
import { CrisisLines } from './crisis-help.tsx'
import { Choice, Field, Tick } from './form-fields.tsx'
import { FormNews } from './form-news.tsx'

export type ContactFormProps = {
  asksForWords: boolean
  /** Shows when the form was handed out. */
  token: string
  /** What somebody has sent and gets back. */
  filled?: FilledForm | undefined
}

const usualConsent =
  'I agree to be contacted about my request. I know that writing in does not make me a client.'

/** The least that is needed to call somebody back. Without scripts: it goes to the site itself, and comes back filled in. */
export function ContactForm({
  asksForWords,
  token,
  filled,
  introduction,
  consent,
  outside,
}: ContactFormProps & Pick<FormWords, 'introduction' | 'consent'> & { outside?: ReactNode }) {
  const values = filled?.values ?? emptyForm
  const problems = filled?.problems ?? []
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    problem: problems.find((problem) => problem.field === name)?.message,
  })
  return (
    <section className="form stack" id={formAnchor} tabIndex={-1} aria-labelledby="form-title">
      <h2 id="form-title">Ask for a first conversation</h2>
      {filled ? (
        <FormNews filled={filled} outside={outside} />
      ) : (
        <p>
          {introduction ??
            'Leave a way to reach you, and no more than that. It goes to the practice by e-mail, and this website keeps nothing of it.'}
        </p>
      )}
      <p className="small">{formNotMonitored}</p>
      <form
        className="stack"
        method="post"
        action={`${routes.contact()}#${formAnchor}`}
        noValidate
        aria-labelledby="form-title"
      >
        <input type="hidden" name={tokenName} value={token} />
        <div className="skip" aria-hidden="true">
          <label htmlFor={trapName}>Please leave this empty</label>
          <input id={trapName} name={trapName} tabIndex={-1} autoComplete="off" />
        </div>
        <Field
          {...field('name')}
          label="Your name"
          autoComplete="name"
          maxLength={longest.name}
          required
        />
        <Field
          {...field('phone')}
          label="Phone"
          hint="Phone or e-mail: one of the two is enough."
          type="tel"
          autoComplete="tel"
          maxLength={longest.phone}
        />
        <Field
          {...field('email')}
          label="E-mail"
          type="email"
          autoComplete="email"
          maxLength={longest.email}
        />
        <div>
          <label className="label" htmlFor="bestTime">
            Best time to reach you
          </label>
          <select id="bestTime" name="bestTime" defaultValue={values.bestTime || 'any'}>
            {bestTimes.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Choice
          {...field('inCalifornia')}
          legend="I will be in California for sessions"
          options={yesOrNo}
          required
        />
        <Choice
          {...field('voicemail')}
          legend="If you gave a phone number: is a voicemail all right?"
          options={yesOrNo}
        />
        {asksForWords && (
          <Field
            {...field('words')}
            label="A few words, if you like"
            hint={`Please leave out private health details. Up to ${longest.words} characters.`}
            rows={4}
            maxLength={longest.words}
          />
        )}
        <Tick {...field('consent')} label={consent ?? usualConsent} required />
        <button className="action" type="submit">
          Send
        </button>
      </form>
    </section>
  )
}

/** The form and help at any hour, and nothing else: for while the content store can't be asked. */
export function ContactFormAlone({ filled }: { filled: FilledForm }) {
  const { asksForWords, token } = filled
  return (
    <>
      <div className="page-header">
        <h1>Contact</h1>
      </div>
      <div className="next-step crisis">
        <CrisisLines />
      </div>
      <ContactForm asksForWords={asksForWords} token={token} filled={filled} />
    </>
  )
}
