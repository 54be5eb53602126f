import { largestPicture } from '#sanity/import/read-picture.ts'
import { Refusal } from './processes.ts'

/** How long one picture may take, in milliseconds. */
const patience = 30_000
const mostSteps = 3

/**
 * Fetches a picture from the website before. Nobody but the named hosts is asked, wherever it is said to have moved.
 * @param hosts with their ports
 * @throws {Refusal} when it can't be had, in a sentence
 */
export async function fetchOldPicture(
  url: URL,
  hosts: ReadonlySet<string>,
  limits = { patience, bytes: largestPicture },
): Promise<Uint8Array> {
  const name = url.pathname.split('/').at(-1) ?? url.href
  const signal = AbortSignal.timeout(limits.patience)
  let at = url
  for (let step = 0; step <= mostSteps; step++) {
    if (!/^https?:$/.test(at.protocol) || !hosts.has(at.host)) {
      throw new Refusal(
        `The picture ${name} has moved to ${at.host || at.href}, which was not named with --pictures-from.`,
      )
    }
    const answer = await ask(at, signal, name)
    const location = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && location && URL.canParse(location, at)) {
      await answer.body?.cancel()
      at = new URL(location, at)
      continue
    }
    if (answer.status !== 200) {
      await answer.body?.cancel()
      throw new Refusal(`The picture ${name} was not there: ${at.host} answers ${answer.status}.`)
    }
    return readBody(answer, name, limits)
  }
  throw new Refusal(`The picture ${name} leads from one address to the next without end.`)
}

async function ask(url: URL, signal: AbortSignal, name: string): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', credentials: 'omit', signal })
  } catch (cause) {
    throw new Refusal(`The picture ${name} did not come from ${url.host}. Try again later.`, {
      cause,
    })
  }
}

async function readBody(
  answer: Response,
  name: string,
  limits: { bytes: number },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of answer.body ?? []) {
      size += part.length
      // Leaving the loop ends the stream.
      if (size > limits.bytes) break
      parts.push(part)
    }
  } catch (cause) {
    throw new Refusal(`The picture ${name} broke off on its way. Try again later.`, { cause })
  }
  if (size > limits.bytes) {
    throw new Refusal(
      `The picture ${name} is larger than ${limits.bytes / 1_000_000} MB. Save a smaller copy.`,
    )
  }
  return Buffer.concat(parts)
}
