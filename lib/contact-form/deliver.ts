import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Mail } from './compose.ts'
import type { MailSettings } from './mail-settings.ts'

/** Hands a mail to the practice's mail server. @throws {UndeliveredError} */
export type Deliver = (mail: Mail) => Promise<void>

/** A mail that could not be handed over. The message names the trouble and nothing of the mail: it may stand in a log. */
export class UndeliveredError extends Error {
  override name = 'UndeliveredError'
}

/** Milliseconds: for one step, and for a whole delivery, which somebody waits for with a phone in her hand. */
export const mailPatience = { step: 8_000, whole: 15_000 }

/** Sends by SMTP. Beyond this machine it speaks TLS or not at all. */
export function makeDelivery(settings: MailSettings, patience = mailPatience): Deliver {
  const { host, port, isEncrypted, isOnThisMachine, user, password } = settings
  const transport = createTransport({
    host,
    port,
    secure: isEncrypted,
    // A mail server beside this one often shows a certificate that nobody has signed.
    ...(isOnThisMachine ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { minVersion: 'TLSv1.2' },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patience.step,
    greetingTimeout: patience.step,
    socketTimeout: patience.step,
    dnsTimeout: patience.step,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  return async (mail) => {
    // A server that answers drop by drop never falls silent: only the whole has an end.
    const signal = AbortSignal.timeout(patience.whole)
    const options: SendMailOptions & { signal: AbortSignal } = {
      ...mail,
      envelope: { from: mail.from.address, to: [mail.to] },
      signal,
    }
    try {
      await transport.sendMail(options)
    } catch (error) {
      throw new UndeliveredError(explain(error))
    }
  }
}

/** A server's own words may repeat what was sent to it; its codes can't. */
function explain(error: unknown): string {
  const { code, responseCode, command } = error as Record<string, unknown>
  const facts = [code, responseCode, command].filter(
    (fact) => typeof fact === 'number' || (typeof fact === 'string' && /^[A-Z ]{1,20}$/.test(fact)),
  )
  return `A message of the contact form could not be delivered (${facts.join(', ') || 'no reason given'}). Its writer was told so and offered the phone. Check SMTP_URL and the mail server.`
}
