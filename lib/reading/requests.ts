import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendText } from './answer.ts'

/** Whether a request changes nothing. */
export function isReading(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/** Names of this machine are no other host's: nobody reaches them from outside. */
export function isOwnHost(asked: string | undefined, own: string): boolean {
  return (
    asked === undefined || asked === own || /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(asked)
  )
}

/** Whether a path is a folder, or stands in it. */
export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/')
}

/** Names of Next's own pages, and addresses that it answers with data for its own scripts even where nothing is. */
export function isNextsOwn(path: string): boolean {
  return path.startsWith('/_') || path.endsWith('.rsc')
}

/** Answers whoever writes to what can only be read. */
export function refuseMethod(request: IncomingMessage, response: ServerResponse): void {
  sendText(request, response, 405, 'This page can only be read.', { Allow: 'GET, HEAD' })
}
