import { isLoopback } from '../content-place.ts'
import { isMailAddress } from './mail-address.ts'

/** How the contact form's messages leave the house. */
export type MailSettings = {
  host: string
  port: number
  /** TLS from the first byte; without it, a server beyond this machine has to offer it (`STARTTLS`). */
  isEncrypted: boolean
  isOnThisMachine: boolean
  user?: string | undefined
  password?: string | undefined
  /** Where messages come from and go to; without them, the mail server's user and the practice's own address. */
  from?: string | undefined
  to?: string | undefined
}

/**
 * Reads the address of a mail server, such as `smtps://user:password@smtp.example.com:465`. Nothing may stand in it but the
 * server itself: what else nodemailer takes from an address could switch its care off.
 * @returns `undefined` when it is no such address.
 */
export function readMailServer(value: string): MailSettings | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  const isBare = /^\/?$/.test(url.pathname) && url.search === '' && url.hash === ''
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === '' || !isBare) return undefined
  try {
    const isEncrypted = url.protocol === 'smtps:'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const user = decodeURIComponent(url.username)
    return {
      host,
      port: Number(url.port || (isEncrypted ? 465 : 587)),
      isEncrypted,
      isOnThisMachine: isLoopback(host),
      ...(user && { user, password: decodeURIComponent(url.password) }),
      ...(isMailAddress(user) && { from: user }),
    }
  } catch {
    return undefined
  }
}
