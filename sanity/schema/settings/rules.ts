import type { SanityClient } from '@sanity/client'
import type { CustomValidator } from '@sanity/types'
import { isMailAddress } from '#lib/contact-form/mail-address.ts'
import type { Verdict } from '../rules.ts'

/** Marks the question whether the HIPAA notice is on the website. */
export const hipaaTag = 'hipaa-notice'

/** Marks the question whether the notices of who takes federal money are on the website. */
export const fundingTag = 'funding-notices'

/**
 * A practice that HIPAA covers, or may cover, posts its notice (45 CFR 164.520(c)(3)(i)).
 * @param covered `yes`, `no` or `unsure`; anything but a clear “no” counts as yes.
 */
export async function checkHipaaNotice(
  covered: string | undefined,
  client: Pick<SanityClient, 'fetch'>,
): Promise<Verdict> {
  if (covered === 'no') return true
  const isThere = await client
    .fetch<boolean>(
      'count(*[_id == "hipaaNotice"]) > 0',
      {},
      { perspective: 'published', tag: hipaaTag },
    )
    // Nobody can tell now; the next look will.
    .catch(() => true)
  return isThere
    ? true
    : 'HIPAA covers your practice, or may, and the website has no HIPAA notice yet. Write and publish it under “Legal and safety”, or choose “No” if you are certain.'
}

export const needsHipaaNotice: CustomValidator<string | undefined> = (covered, { getClient }) =>
  checkHipaaNotice(covered, getClient({ apiVersion: '2025-02-19' }))

/**
 * Who takes money of the federal health department posts that nobody is discriminated against, and that help in other languages is
 * free (45 CFR 92.10 and 92.11).
 * @param received `yes`, `no` or `unsure`.
 */
export async function checkFundingNotices(
  received: string | undefined,
  client: Pick<SanityClient, 'fetch'>,
): Promise<Verdict> {
  if (received !== 'yes') return true
  const entries = await client
    .fetch<unknown>(
      '*[_id == "notices"][0].entries',
      {},
      { perspective: 'published', tag: fundingTag },
    )
    // Nobody can tell now; the next look will.
    .catch(() => undefined)
  return entries === undefined || /discriminat/i.test(JSON.stringify(entries))
    ? true
    : 'With federal health money, two notices more belong on the website: that you do not discriminate, and that help in other languages is free. Take the wording from the federal health department and add it to “Notices to clients”.'
}

export const needsFundingNotices: CustomValidator<string | undefined> = (received, { getClient }) =>
  checkFundingNotices(received, getClient({ apiVersion: '2025-02-19' }))

/** A contact form has to lead to somebody. */
export function needsAnAddress(isOn: unknown, email: unknown): Verdict {
  if (isOn !== true || (typeof email === 'string' && isMailAddress(email.trim()))) return true
  return 'The form sends what people write to your e-mail address. Write that address under “E-mail” in “Contact and place”, or switch the form off.'
}
