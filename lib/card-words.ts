import { licensedName, supervisionOf } from './licence.ts'
import { cutForSearch } from './search-result.ts'
import type { Practice } from './views.ts'

/** What stands on the card that is drawn for a page without a picture. */
export type CardWords = {
  /** Absent when the card's typeface has no letters for it: then the practice's name stands alone. */
  title?: string
  practice: string
  /** Whose practice it is, with the license: a card that is passed on is an advertisement (16 CCR 1811). */
  licence?: string
  /** Who supervises an associate. */
  supervision?: string
}

/** More than this is read by nobody in a small picture, and would not fit. */
const longestTitle = 150
const longestLine = 70

/**
 * The words of a page's card: only such as the packaged typeface can draw, since a missing letter would be asked for
 * from somebody else's server. Small pictures among the words are left out; in the message they stand beside the card.
 */
export function cardWords(
  title: string,
  { name, owner }: Pick<Practice, 'name' | 'owner'>,
): CardWords {
  const drawnTitle = drawable(title)
  const licence =
    owner &&
    `${licensedName(owner)} · ${owner.isAssociate ? 'Registration' : 'License'} ${owner.licenceNumber}`
  const line = licence && drawable(licence)
  const supervision = drawable((owner && supervisionOf(owner)) ?? '')
  return {
    ...(drawnTitle && { title: cutForSearch(drawnTitle, longestTitle) }),
    practice: cutForSearch(drawable(name) ?? '', longestLine),
    ...(line && { licence: cutForSearch(line, longestLine) }),
    ...(supervision && { supervision: cutForSearch(supervision, longestLine) }),
  }
}

/** The card in words, for those who can't see it. */
export function describeCard({ title, practice }: CardWords): string {
  const words = [title, practice].filter(Boolean).join(' · ')
  return `${words ? `“${words}” beside a` : 'A'} window at night with a lamp left on`
}

/** Letters, figures and signs that Newsreader has in its Latin, extended Latin and Vietnamese files; a test draws each. */
const inTheTypeface =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u0131\u0134-\u0148\u014a-\u017e\u01a0\u01a1\u01af\u01b0\u01fa-\u021b\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20ac\u2122\u2212]$/u
const letterOrFigure = /[\p{L}\p{N}]/u

/** @returns `undefined` when a letter or figure of the text is missing in the typeface: half a title says nothing. */
export function drawable(text: string): string | undefined {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
  const kept = [...plain].filter(
    (character) => inTheTypeface.test(character) || letterOrFigure.test(character),
  )
  if (!kept.every((character) => inTheTypeface.test(character))) return undefined
  return kept.join('').replace(/ +/g, ' ').trim() || undefined
}

/** Every character that may be drawn, for the test that draws them. */
export function listDrawable(): string[] {
  return Array.from({ length: 0x2213 }, (_, code) => String.fromCodePoint(code)).filter(
    (character) => inTheTypeface.test(character),
  )
}
