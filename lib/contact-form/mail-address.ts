import { z } from 'zod'
import { longest } from './fields.ts'

const address = z.email().max(longest.email)

/** Whether a text is one mail address and nothing besides: no name, no second one, no line end. */
export function isMailAddress(text: string): boolean {
  return address.safeParse(text).success
}
