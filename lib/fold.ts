/** Every character that people type or paste for an apostrophe. */
const apostrophes = /['’‘‛ʼʻ`´′＇]/g

const folded: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }

/** The letters of a text without what people leave out: apostrophes vanish, accents and capitals too. */
export function foldLetters(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => folded[letter] ?? letter)
}
