import { foldLetters } from './fold.ts'

/** Longer addresses are cut by search results and mail programs. */
const longest = 96

/**
 * Makes the last part of a web address from a title: apostrophes vanish, accents are folded, everything else that is
 * no letter or number becomes one hyphen. Cut at a word when it is long. Letters of other scripts stay.
 * @returns an empty string when the title holds no letter or number.
 */
export function slugify(title: string): string {
  const words = foldLetters(title)
    .replace(/&/g, ' and ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`
    if (longer.length > longest) break
    slug = longer
  }
  return slug
}
