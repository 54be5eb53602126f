import type { Duplex } from 'node:stream'
import { answerHeaders } from './answer-headers.ts'

const help =
  'If you need help now: call 911 in danger; call or text 988 in a crisis, day and night, free.'

/** What is wrong with a request that never became one, by Node's name of the fault. */
const faults: Record<string, { status: string; text: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    text: 'Your browser sends more along than this site can read. It helps to delete the cookies that it keeps for this address, or to open the page in a private window.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    text: 'Your request took too long to arrive. The connection may be weak; please try again.',
  },
}
const nonsense = { status: '400 Bad Request', text: 'This site can’t read what was sent to it.' }

/** Answers, in words that a person can read, what Node can't read as a request; for `clientError` of a server. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswering(socket)) {
    socket.destroy()
    return
  }
  const { status, text } = faults[error.code ?? ''] ?? nonsense
  const body = Buffer.from(`${text}\n\n${help}\n`)
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    ...answerHeaders.text.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ]
  // Whoever goes on sending meanwhile must not keep the connection.
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () =>
    socket.destroy(),
  )
}

/** Whether an answer has begun on the connection: a second one in the middle of it would be taken for a part of it. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent: boolean } | null }
  return answer?.headersSent === true
}
