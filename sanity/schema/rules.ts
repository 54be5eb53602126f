import { phoneAddress } from '#lib/phone.ts'

/** Rules that more than one content type needs. Each gives `true`, or a message that names the fix. */
export type Verdict = true | string

/** Advertised prices are exact (BPC 651(c)); "sliding scale" is fine. */
const vaguePrice = /\b(?:from|as\s+low\s+as|starting\s+at|and\s+up)\b/i

/** Refuses words that make a fee sound lower than it is. */
export function checkFeeWords(text: string | undefined): Verdict {
  const found = vaguePrice.exec(text ?? '')?.[0]
  return found === undefined
    ? true
    : `California asks for exact prices. Take out “${found}” and give the whole fee, such as “50-minute session”.`
}

/** Wants a number that a tap can dial; the website shows others as plain text. */
export function checkPhone(phone: string | undefined): Verdict {
  return !phone?.trim() || phoneAddress(phone)
    ? true
    : 'A phone can’t dial this. Write one number in digits, such as (714) 555-0123, with an extension as “ext. 5”.'
}

/** @returns a rule that wants a text with at least one character that is no space. */
export function needsText(message: string): (value: unknown) => Verdict {
  return (value) => (typeof value === 'string' && value.trim() !== '' ? true : message)
}

/** @returns a rule that wants at least one block. */
export function needsBlocks(message: string): (value: unknown) => Verdict {
  return (value) => (Array.isArray(value) && value.length > 0 ? true : message)
}

/** @returns a rule that warns past a number of characters. */
export function atMost(characters: number, message: string): (value: unknown) => Verdict {
  return (value) => (typeof value === 'string' && value.length > characters ? message : true)
}

/** What would end an address early, lead elsewhere, or be read as something else on the way (`.rsc` is Next's own). */
const unusableInSlug = /[\s/\\?#%]|^\.+$|\.rsc$/i

/**
 * @returns a rule that wants a web address that works. The Studio's own "required" would add a second message with no fix in it.
 */
export function needsSlug(message: string): (slug: { current?: string } | undefined) => Verdict {
  return (slug) => {
    const current = slug?.current?.trim()
    if (!current) return message
    return unusableInSlug.test(current)
      ? `“${current}” would not work as a web address. Click “Generate” beside this field, or use letters, numbers and hyphens only.`
      : true
  }
}
