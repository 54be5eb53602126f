import { isLoopback, tokenAlone, tokenMissing } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'
import { type Finding, good, look, stop } from './finding.ts'

type Environment = Record<string, string | undefined>

/** Settings that can each be used, and contradict each other or promise what they can't keep. */
export function checkTogether(settings: Settings, environment: Environment): Finding[] {
  const found = [
    ...checkAddress(settings),
    ...checkPlace(settings, environment),
    ...checkContact(settings, environment),
  ]
  return found.length > 0 ? found : [good('The settings go together.')]
}

function checkAddress({ siteUrl, host, isListed }: Settings): Finding[] {
  const { protocol, hostname } = new URL(siteUrl)
  const isOpen = !isLoopback(host)
  const found: Finding[] = []
  if (isLoopback(hostname)) {
    if (isOpen)
      found.push(
        look(
          `HOST=${host} lets other machines in, and SITE_URL is ${siteUrl}, which leads each of them to itself.`,
          'Set SITE_URL to the address that others type, or leave HOST out.',
        ),
      )
    return found
  }
  if (protocol === 'http:')
    found.push(
      stop(
        `SITE_URL is ${siteUrl}, so passwords and what people write cross the network for all to read.`,
        'Put a proxy with TLS in front and set SITE_URL to https://…; see docs/running.md.',
      ),
    )
  if (isOpen)
    found.push(
      look(
        `HOST=${host} lets other machines past the proxy, without TLS.`,
        'Leave HOST out, unless the proxy is on another machine and a firewall lets that one in alone.',
      ),
    )
  if (!isListed)
    found.push(
      look(
        'SEARCH_ENGINES=off asks search engines to list nothing of this public site.',
        'Leave it out once the site is more than a trial.',
      ),
    )
  return found
}

function checkPlace({ sanity, lakeHost }: Settings, environment: Environment): Finding[] {
  const found: Finding[] = []
  if (sanity.isEmbedded) {
    if (environment.SANITY_API_READ_TOKEN) found.push(fromSentence(tokenAlone))
    if (!isLoopback(lakeHost))
      found.push(
        look(
          `LAKE_HOST=${lakeHost} lets other machines reach the lake past the site.`,
          'Leave LAKE_HOST out: the site brings the Studio to it.',
        ),
      )
    return found
  }
  if (!sanity.readToken) found.push(fromSentence(tokenMissing))
  if (environment.SANITY_API_WRITE_TOKEN)
    found.push(
      look(
        'SANITY_API_WRITE_TOKEN is set, and the site never writes.',
        'Keep it for the commands that need it, away from the settings of the server.',
      ),
    )
  return found
}

function checkContact({ mail }: Settings, environment: Environment): Finding[] {
  if (mail)
    return mail.from === undefined
      ? [
          look(
            'SMTP_URL names no mail address as its user, so messages of the contact form come from the practice’s own address, which the mail server may refuse.',
            'Set CONTACT_FROM to an address that the mail server sends for.',
          ),
        ]
      : []
  const idle = ['CONTACT_TO', 'CONTACT_FROM'].filter((name) => environment[name])
  return idle.length === 0
    ? []
    : [
        look(
          `${idle.join(' and ')} ${idle.length > 1 ? 'do' : 'does'} nothing without a mail server.`,
          'Set SMTP_URL, or leave the contact form out.',
        ),
      ]
}

/** Sentences of the settings themselves name the fix at their end. */
export function fromSentence(sentence: string): Finding {
  const [says = '', fix = ''] = sentence.split(/(?<=^.+?[.!]) (?=[A-Z])/s, 2)
  return stop(says, sentence.slice(says.length + 1) || fix)
}
