import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Health, healthStatus } from '#lib/observability/health.ts'
import { sendPage, sendPageInstead, sendText } from './answer.ts'
import type { FormAnswer } from './contact-form.ts'
import type { RationedOutcome } from './rationed.ts'
import type { WrongTurns } from './wrong-turns.ts'

/** Sends what was found for an address. */
export async function sendOutcome(
  request: IncomingMessage,
  response: ServerResponse,
  outcome: RationedOutcome,
  wrongTurns: WrongTurns,
): Promise<void> {
  switch (outcome.kind) {
    case 'page':
      return outcome.isKept
        ? sendPage(request, response, outcome.page)
        : sendPageInstead(request, response, outcome.page, outcome.page.status, {
            'Cache-Control': 'private, no-store',
          })
    case 'missing':
      return sendPageInstead(request, response, await wrongTurns.find('missing'), 404)
    case 'redirect':
      return sendText(request, response, outcome.status, 'This page has moved.', {
        Location: outcome.location,
      })
    case 'tooMany':
      return sendPageInstead(request, response, await wrongTurns.find('tooMany'), outcome.status, {
        'Cache-Control': 'no-store',
        'Retry-After': String(outcome.seconds),
      })
    case 'failed': {
      const status = outcome.reason === 'page' ? 500 : 503
      return sendPageInstead(request, response, await wrongTurns.find('failed'), status, {
        'Cache-Control': 'no-store',
        'Retry-After': outcome.reason === 'busy' ? '5' : '30',
      })
    }
  }
}

/** Tells how the site is, for nobody to keep. */
export function sendHealth(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  health: Health,
): void {
  sendText(request, response, healthStatus(path, health), JSON.stringify(health), {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Robots-Tag': 'noindex',
  })
}

/** Sends what became of a form. */
export async function sendFormAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: FormAnswer,
  wrongTurns: WrongTurns,
): Promise<void> {
  // What was not read of a refused form must not be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close')
  if (answer.kind === 'thanks') {
    return sendText(request, response, 303, 'Thank you.', { Location: answer.location })
  }
  const page = answer.kind === 'back' ? answer.page : await wrongTurns.find('unsent')
  return sendPageInstead(request, response, page, answer.status, {
    'Cache-Control': 'private, no-store',
    ...(answer.status === 405 ? { Allow: 'GET, HEAD' } : {}),
    ...(answer.seconds === undefined ? {} : { 'Retry-After': String(answer.seconds) }),
  })
}
