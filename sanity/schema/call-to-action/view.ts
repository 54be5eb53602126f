import type { z } from 'zod'
import type { CallToAction, Link } from '#lib/views.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { part, text, words } from '../parse.ts'
import { simpleTextPart, toParagraphs } from '../simple-text/view.ts'

export const callToActionShape = () => ({
  text: simpleTextPart(),
  locationLine: text(),
  closing: simpleTextPart(),
  action: actionLinkPart(),
})

export const callToActionPart = () => part(callToActionShape())

/** The site shows where the practice is in its own way; a pin that came along with pasted text would stand there twice. */
export function withoutPin(line: string | undefined): string | undefined {
  return line?.replace(/^📍\uFE0F?\s*/u, '')
}

/**
 * @param bookingLink the practice's, for an invitation without a button of its own.
 * @returns `undefined` when nobody has written one.
 */
export function toCallToAction(
  raw: z.output<ReturnType<typeof callToActionPart>> | undefined,
  bookingLink: Link | undefined,
): CallToAction | undefined {
  if (!raw) return undefined
  const own = toActionLink(raw.action)
  const callToAction: CallToAction = {
    text: toParagraphs(raw.text),
    locationLine: withoutPin(words(raw.locationLine)),
    closing: toParagraphs(raw.closing),
    action: own ?? bookingLink,
  }
  const isEmpty =
    callToAction.text.length === 0 &&
    callToAction.locationLine === undefined &&
    callToAction.closing.length === 0 &&
    own === undefined
  return isEmpty ? undefined : callToAction
}
