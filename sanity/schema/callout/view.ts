import type { z } from 'zod'
import type { BodyBlock } from '#lib/views.ts'
import { part, text, words } from '../parse.ts'
import { simpleTextPart, toParagraphs } from '../simple-text/view.ts'

export const calloutShape = () => ({ title: text(), text: simpleTextPart() })

const calloutPart = () => part(calloutShape())

/** @returns `undefined` for a note without words: a title alone says nothing. */
export function toCallout(
  raw: NonNullable<z.output<ReturnType<typeof calloutPart>>>,
  key: string,
): BodyBlock | undefined {
  const paragraphs = toParagraphs(raw.text)
  if (paragraphs.length === 0) return undefined
  return { type: 'callout', key, title: words(raw.title), text: paragraphs }
}
