import { createHmac } from 'node:crypto'
import { bestTimes, type FormValues } from './fields.ts'
import { isMailAddress } from './mail-address.ts'

/** A mail as it is handed over for sending; plain text only. */
export type Mail = {
  from: { name: string; address: string }
  to: string
  replyTo?: string
  subject: string
  text: string
  messageId: string
}

/**
 * Writes the mail to the practice, always in the same order. Nothing that was typed stands in a header, but the address
 * to answer to when it is a valid one. The same form sent twice in a day has the same message id, by which mail programs
 * show it once.
 * @param key the secret from which the message id follows, so that it tells nothing of what was typed.
 */
export function composeMail(
  values: FormValues,
  { from, to, key, now = new Date() }: { from: string; to: string; key: string; now?: Date },
): Mail {
  const lines: Array<[string, string]> = [
    ['Name', values.name],
    ['Phone', values.phone],
    ['E-mail', values.email],
    ['Best time', bestTimes.find(({ value }) => value === values.bestTime)?.label ?? 'Any time'],
    ['In California for sessions', say(values.inCalifornia)],
    ['Voicemail is all right', say(values.voicemail)],
    ['Agreed to be contacted', say(values.consent)],
  ]
  const text = [
    'Somebody filled in the contact form of your website.',
    '',
    ...lines.map(([label, value]) => `${label}: ${value || 'not given'}`),
    ...(values.words ? ['', 'A few words:', values.words] : []),
    '',
    'The website has kept no copy of this message.',
    '',
  ].join('\n')
  const day = now.toISOString().slice(0, 10)
  const id = createHmac('sha256', key).update(`${day}\n${text}`).digest('hex').slice(0, 32)
  return {
    from: { name: 'Contact form', address: from },
    to,
    ...(isMailAddress(values.email) ? { replyTo: values.email } : {}),
    subject: 'Somebody would like to talk',
    text,
    messageId: `<${id}@${from.split('@').at(-1)}>`,
  }
}

function say(answer: string): string {
  return answer === 'yes' ? 'yes' : answer === 'no' ? 'no' : ''
}
