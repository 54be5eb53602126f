import type { IncomingMessage } from 'node:http'
import { composeMail } from '#lib/contact-form/compose.ts'
import { type Deliver, UndeliveredError } from '#lib/contact-form/deliver.ts'
import { formAnchor, tokenSlot } from '#lib/contact-form/fields.ts'
import type { FilledForm, FormOutcome } from '#lib/contact-form/filled-form.ts'
import type { MailSettings } from '#lib/contact-form/mail-settings.ts'
import { mailGoesTo } from '#lib/contact-form/offer.ts'
import { findProblems } from '#lib/contact-form/problems.ts'
import { readForm, type SentForm } from '#lib/contact-form/read-form.ts'
import { makeTokens } from '#lib/contact-form/tokens.ts'
import { isFromOurPage } from '#lib/own-origin.ts'
import { routes } from '#lib/routes.ts'
import { type Allowance, callerOf, makeAllowance } from './callers.ts'
import { formStatePath, readFormState } from './contact-form-state.ts'
import { makeCrowd } from './crowd.ts'
import { type FinishedPage, type PlainPage, readPlainPage, withBody } from './finish.ts'
import { makeLimiter } from './limiter.ts'
import type { Outcome, Pages } from './pages.ts'
import { readBody } from './read-body.ts'
import { collectReads } from './record.ts'
import type { RenderedAnswer } from './render.ts'

/** What somebody who sends the form gets. `refused`: a page that is there already, and how to say why. */
export type FormAnswer =
  | { kind: 'thanks'; location: string }
  | { kind: 'back'; status: 422 | 429 | 503; page: FinishedPage; seconds?: number }
  | { kind: 'refused'; status: 400 | 403 | 405 | 408 | 413 | 415 | 429 | 503; seconds?: number }

export type ContactFormOptions = {
  siteUrl: string
  /** Signs tokens and message ids. */
  key: string
  mail: Pick<MailSettings, 'from' | 'to'>
  deliver: Deliver
  pages: Pick<Pages, 'get'>
  render: (path: string) => Promise<RenderedAnswer>
  finish: (page: PlainPage) => Promise<FinishedPage>
  onProblem?: ((problem: unknown) => void) | undefined
  /** How often one household may send, and all together. */
  allowances?: { ofOne: Allowance; ofAll: Allowance }
  now?: () => number
}

export type ContactForm = {
  /** Takes in what somebody sends. Never rejects; keeps and logs nothing of it. */
  receive(request: IncomingMessage): Promise<FormAnswer>
  /** The page for one reader: with a token of this moment, where the form stands on it. */
  handOut(outcome: Outcome): Promise<Outcome>
}

/** A form with every field full is two kilobytes; the rest is room for percent codes. */
const bodyLimits = { bytes: 16 * 1024, milliseconds: 15_000 }
const slot = Buffer.from(`value="${tokenSlot}"`)

/**
 * The contact form: between a visitor and the practice's mail server, with nothing in between that remembers. What was typed
 * stands in no address, log, store or kept page; it goes into one mail, or back to the person in one answer.
 */
export function makeContactForm(options: ContactFormOptions): ContactForm {
  const { siteUrl, key, mail, deliver, onProblem } = options
  const tokens = makeTokens(key, options.now)
  const allowances = options.allowances ?? {
    ofOne: makeAllowance({ atOnce: 8, seconds: 30, addresses: 10_000 }),
    ofAll: makeAllowance({ atOnce: 30, seconds: 60, addresses: 1 }),
  }
  const crowd = makeCrowd({ ofOneCaller: 3, ofAll: 40 })
  const limitPages = makeLimiter(2, 24)
  const limitMails = makeLimiter(4, 4)

  const readState = async () => readFormState(await options.pages.get(formStatePath))

  const receive = async (request: IncomingMessage): Promise<FormAnswer> => {
    if (!isFromOurPage(request.headers, siteUrl)) return { kind: 'refused', status: 403 }
    const caller = callerOf(request)
    const seconds = caller === undefined ? 0 : allowances.ofOne.take(caller)
    if (seconds > 0) return { kind: 'refused', status: 429, seconds }
    const leave = crowd.enter(caller)
    if (!leave) return { kind: 'refused', status: 503, seconds: 30 }
    try {
      const sent = await readSentForm(request)
      return typeof sent === 'number' ? { kind: 'refused', status: sent } : await answer(sent)
    } finally {
      leave()
    }
  }

  const answer = async (sent: SentForm): Promise<FormAnswer> => {
    const state = await readState()
    if (!state) return { kind: 'refused', status: 503, seconds: 30 }
    const to = mailGoesTo(state, mail)
    if (!state.offer || to === undefined) return { kind: 'refused', status: 405 }
    // A program learns nothing from this answer.
    if (sent.isTrapped) return thanks
    const { asksForWords } = state.offer
    const values = asksForWords ? sent.values : { ...sent.values, words: '' }
    const verdict = tokens.check(sent.token)
    let token = verdict === 'good' || verdict === 'young' ? sent.token : tokens.issue()
    const back = (status: 422 | 429 | 503, outcome: FormOutcome, wait?: number) => {
      const problems = outcome === 'mistakes' ? findProblems(values) : []
      const { phone, email } = state
      const filled = { outcome, values, problems, token, asksForWords, phone, email }
      return sendBack(filled, status, wait)
    }
    if (values.inCalifornia === 'no') return back(422, 'outside')
    if (findProblems(values).length > 0) return back(422, 'mistakes')
    if (verdict !== 'good') return back(422, verdict === 'young' ? 'young' : 'old')
    const wait = allowances.ofAll.take('everybody')
    if (wait > 0) return back(429, 'busy', wait)
    if (!tokens.use(sent.token)) {
      token = tokens.issue()
      return back(422, 'old')
    }
    const letter = composeMail(values, { from: mail.from ?? to, to, key })
    try {
      await limitMails(() => deliver(letter))
      return thanks
    } catch (error) {
      if (error instanceof UndeliveredError) onProblem?.(error)
      return back(503, 'undelivered')
    }
  }

  /** Renders the page with the form filled in, for this one answer. */
  const sendBack = async (
    filled: FilledForm,
    status: 422 | 429 | 503,
    seconds?: number,
  ): Promise<FormAnswer> => {
    const render = () => options.render(routes.contact())
    const { result } = await limitPages(() => collectReads(render, { filledForm: filled }))
    if (result.status !== 200) throw new Error('The page with the form could not be rendered.')
    const page = await options.finish(readPlainPage(result, 200))
    return { kind: 'back', status, page, ...(seconds === undefined ? {} : { seconds }) }
  }

  return {
    async receive(request) {
      try {
        return await receive(request)
      } catch {
        // The error itself might repeat what was typed.
        onProblem?.(new Error('The contact form could not be answered.'))
        return { kind: 'refused', status: 503, seconds: 30 }
      }
    },
    async handOut(outcome) {
      if (outcome.kind !== 'page') return outcome
      const { body } = outcome.page.variants.identity
      const at = body.indexOf(slot)
      if (at === -1) return outcome
      // Whoever has the form can send it, also when the lake goes down meanwhile. Nobody waits for this.
      void options.pages.get(formStatePath)
      const token = Buffer.from(`value="${tokens.issue()}"`)
      const parts = [body.subarray(0, at), token, body.subarray(at + slot.length)]
      const page = await withBody(outcome.page, Buffer.concat(parts))
      return { kind: 'page', page, isKept: false }
    },
  }
}

const thanks: FormAnswer = {
  kind: 'thanks',
  location: `${routes.contactThanks()}#${formAnchor}`,
}

/** @returns the form, or the status with which it is refused. */
async function readSentForm(request: IncomingMessage): Promise<SentForm | 400 | 408 | 413 | 415> {
  const { headers } = request
  const [kind] = (headers['content-type'] ?? '').toLowerCase().split(';')
  if (kind?.trim() !== 'application/x-www-form-urlencoded') return 415
  if (headers['content-encoding'] !== undefined) return 415
  const body = await readBody(request, bodyLimits)
  if (body === 'tooLarge') return 413
  if (body === 'tooSlow') return 408
  return readForm(body) ?? 400
}
