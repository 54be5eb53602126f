import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * `tel:` address (RFC 3966) of a phone number as people write it, with its extension; without a country it is taken as one in the
 * United States.
 * @returns `undefined` for what is not one whole number, such as two of them, or letters: a guess would call a stranger.
 */
export function phoneAddress(phone: string): string | undefined {
  const number = parsePhoneNumberFromString(phone, { defaultCountry: 'US', extract: false })
  return number?.isPossible() ? number.getURI() : undefined
}
