import type { FormValues, Problem } from './fields.ts'

/**
 * Why a form comes back. `mistakes`: some fields need mending; `young`, `old`: its token says so; `outside`: no sessions in
 * California; `busy`: too many at this hour; `undelivered`: the mail server did not take it.
 */
export type FormOutcome = 'mistakes' | 'young' | 'old' | 'outside' | 'busy' | 'undelivered'

/** A form as it comes back to the person who filled it in. It lives as long as that one answer takes. */
export type FilledForm = {
  outcome: FormOutcome
  values: FormValues
  problems: Problem[]
  token: string
  asksForWords: boolean
  /** How else to reach the practice, for when not even the content store can be asked. */
  phone?: string | undefined
  email?: string | undefined
}
