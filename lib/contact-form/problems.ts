import { type FormValues, longest, type Problem } from './fields.ts'
import { isMailAddress } from './mail-address.ts'

/** What has to be mended before a form can be sent, in the order of its fields; empty when it is whole. */
export function findProblems(values: FormValues): Problem[] {
  const { name, phone, email, inCalifornia, voicemail, words, consent } = values
  const problems: Problem[] = []
  const say = (field: Problem['field'], message: string) => problems.push({ field, message })
  if (name === '') say('name', 'Write your name, so that we know whom to ask for.')
  else if (name.length > longest.name) {
    say('name', `Shorten your name to ${longest.name} characters.`)
  }
  if (phone === '' && email === '') {
    say('phone', 'Write a phone number or an e-mail address. One of the two is enough.')
  }
  if (phone !== '' && !isPhoneNumber(phone)) {
    say('phone', 'Check the phone number. It should look like (714) 555-0100.')
  }
  if (email !== '' && !isMailAddress(email)) {
    say('email', 'Check the e-mail address. It should look like name@example.com.')
  }
  if (inCalifornia === '') {
    say('inCalifornia', 'Choose “Yes” or “No”: will you be in California for sessions?')
  }
  if (phone !== '' && voicemail === '') {
    say('voicemail', 'Choose “Yes” or “No”: is a voicemail all right on this number?')
  }
  if (words.length > longest.words) {
    say(
      'words',
      `Shorten your words to ${longest.words} characters. They have ${words.length} now.`,
    )
  }
  if (consent === '') say('consent', 'Tick the box, so that we may answer you.')
  return problems
}

/** Seven digits are a local number, fifteen the longest there is (E.164, section 6); an extension may follow. */
function isPhoneNumber(phone: string): boolean {
  const digits = phone.replace(/\D/g, '').length
  return digits >= 7 && digits <= 20 && phone.length <= longest.phone
}
