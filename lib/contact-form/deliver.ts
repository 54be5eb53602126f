import { setTimeout as wait } from 'node:timers/promises'
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
  const transport = openTransport(settings, patience)
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
      throw new UndeliveredError(
        `A message of the contact form could not be delivered (${listFacts(error)}). Its writer was told so and offered the phone. Check SMTP_URL and the mail server.`,
      )
    }
  }
}

/**
 * Greets the mail server, signs in, and sends nothing.
 * @returns what went wrong, in codes; `undefined` when it would take mail.
 */
export async function greetMailServer(
  settings: MailSettings,
  patience = mailPatience,
): Promise<string | undefined> {
  const transport = openTransport(settings, patience)
  const greeting = transport.verify().then(
    () => undefined,
    (error: unknown) => listFacts(error),
  )
  const over = new AbortController()
  try {
    const tooLate = wait(patience.whole, 'ETIMEDOUT', { signal: over.signal })
    return await Promise.race([greeting, tooLate])
  } finally {
    over.abort()
    transport.close()
  }
}

function openTransport(settings: MailSettings, patience: typeof mailPatience) {
  const { host, port, isEncrypted, isOnThisMachine, user, password } = settings
  return createTransport({
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
}

/** A server's own words may repeat what was sent to it; its codes can't. */
function listFacts(error: unknown): string {
  const { code, responseCode, command } = error as Record<string, unknown>
  const facts = [code, responseCode, command].filter(
    (fact) => typeof fact === 'number' || (typeof fact === 'string' && /^[A-Z ]{1,20}$/.test(fact)),
  )
  return facts.join(', ') || 'no reason given'
}
