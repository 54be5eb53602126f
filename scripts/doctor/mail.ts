import { greetMailServer } from '#lib/contact-form/deliver.ts'
import type { MailSettings } from '#lib/contact-form/mail-settings.ts'
import { type Finding, good, look } from './finding.ts'

/** Whether the mail server of the contact form answers and lets the site in. Nothing is sent. */
export async function checkMail(
  mail: MailSettings | undefined,
  greet = greetMailServer,
): Promise<Finding> {
  if (!mail) return good('No mail server is set, so there is no contact form.')
  const place = `${mail.host}:${mail.port}`
  const problem = await greet(mail)
  if (problem === undefined) return good(`The mail server ${place} answers and lets the site in.`)
  const says = `The mail server ${place} can't be used (${problem}).`
  return /EAUTH/.test(problem)
    ? look(says, 'Check user and password in SMTP_URL.')
    : look(
        says,
        'Check host and port in SMTP_URL, and whether this machine may send mail: many hosts close ports 25, 465 and 587 until they are asked.',
      )
}
