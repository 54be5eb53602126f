import type { BodyBlock } from '#lib/views.ts'
import { text, words } from '../parse.ts'

export const crisisHelpShape = () => ({ introduction: text() })

/** The numbers need no words, so the block is never empty. */
export function toCrisisHelp(raw: { introduction: string | null }, key: string): BodyBlock {
  return { type: 'crisisHelp', key, introduction: words(raw.introduction) }
}
