import { z } from 'zod'
import type { Outcome } from './pages.ts'

/** Where Next answers with what the practice says of its contact form. Nobody reaches it from outside. */
export const formStatePath = '/wrong-turn/contact-form'

const state = z.object({
  isOn: z.boolean(),
  offer: z.object({ asksForWords: z.boolean() }).optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
})

/** Whether the form is switched on, how it is offered if it can work, and how else to reach the practice. */
export type FormState = z.output<typeof state>

/** @returns `undefined` when the lake could not be asked, now or before. */
export function readFormState(outcome: Outcome): FormState | undefined {
  if (outcome.kind !== 'page') return undefined
  try {
    return state.safeParse(JSON.parse(outcome.page.variants.identity.body.toString('utf8'))).data
  } catch {
    return undefined
  }
}
