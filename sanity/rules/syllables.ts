/** "es" and "ed" are heard after these: "wishes", "horses", "needed". */
const spokenPlural = /(?:[sxzcg]|[cs]h)es$/u
const spokenPast = /[td]ed$/u
const silentEnding =
  /(?<![aeiouyl])(?:e|es|ed)$|(?<=[aeiouy])le$|(?<=[aeiouyl])ed$|(?<=[aeiou]l)es?$/u

/** Two vowels that are spoken apart: "create", "idea", "quiet", "various", "being". */
const apart =
  /(?<![ct])[iy]a(?!g)|iet|(?<=[rl])ien|(?<=[rv])iou|io(?!n|u)|creat|ea$|oe(?=[mt])|eo(?!p|u)|[aeouy]ing|uou|ua[lt]/gu

/**
 * Estimates how many syllables an English word has, at least one. Right for most words and close for the rest, which
 * is what an average over a text needs.
 */
export function countSyllables(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/['’]s?$/u, '')
    .replace(/[^\p{L}]/gu, '')
    .replace(/^some(?=.)/u, 'som')
  if (letters.length <= 3) return 1
  const isSpoken = spokenPlural.test(letters) || spokenPast.test(letters)
  const heard = isSpoken ? letters : letters.replace(silentEnding, '')
  const groups = heard.match(/[aeiouy]+/gu) ?? []
  const split = heard.match(apart) ?? []
  return Math.max(1, groups.length + split.length)
}
