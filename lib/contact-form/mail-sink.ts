import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** How a mail server of a test behaves. */
export type SinkManner =
  | 'accepts'
  /** Says no to the recipient, for good (550) or for now (451), and repeats the mail in its answer to it. */
  | 'refuses'
  | 'greylists'
  | 'rejects the mail'
  /** Takes a connection and never says a word. */
  | 'is silent'
  /** Greets without end, a line at a time. */
  | 'drips'
  /** Takes the mail and hangs up before it says that it has it. */
  | 'hangs up'
  /** Offers TLS and then can't speak it. */
  | 'breaks off TLS'

export type MailSink = {
  port: number
  /** Every mail as it came over the wire, headers and body. */
  mails: string[]
  /** Everything that was said to it. */
  heard: string[]
  manner: SinkManner
  close(): Promise<void>
}

/** A mail server for tests, on this machine (RFC 5321, as much of it as a client needs). */
export async function startMailSink(manner: SinkManner = 'accepts'): Promise<MailSink> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    converse(socket, sink)
  })
  const sink: MailSink = {
    port: 0,
    mails: [],
    heard: [],
    manner,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  sink.port = typeof address === 'object' && address ? address.port : 0
  return sink
}

function converse(socket: Socket, sink: MailSink): void {
  const { manner } = sink
  const say = (line: string) => socket.write(`${line}\r\n`)
  if (manner === 'is silent') return
  if (manner === 'drips') {
    const dripping = setInterval(() => say('220-one moment'), 20)
    socket.on('close', () => clearInterval(dripping))
    return
  }
  let waiting = ''
  let mail: string[] | undefined
  const hear = (line: string) => {
    sink.heard.push(line)
    if (mail) {
      if (line !== '.') return mail.push(line)
      const whole = mail.join('\r\n')
      mail = undefined
      if (manner === 'hangs up') return socket.destroy()
      if (manner === 'rejects the mail') return say(`554 no: ${whole.replace(/\s+/g, ' ')}`)
      sink.mails.push(whole)
      return say('250 kept')
    }
    const [command = ''] = line.toUpperCase().split(/[ :]/)
    if (command === 'EHLO') {
      return say(manner === 'breaks off TLS' ? '250-sink\r\n250 STARTTLS' : '250 sink')
    }
    if (command === 'STARTTLS') {
      say('220 go on')
      return say('250 not at all')
    }
    if (command === 'RCPT' && manner === 'refuses') return say(`550 nobody here: ${line}`)
    if (command === 'RCPT' && manner === 'greylists') return say(`451 later: ${line}`)
    if (command === 'DATA') {
      mail = []
      return say('354 go on')
    }
    if (command === 'QUIT') {
      say('221 bye')
      return socket.end()
    }
    return say('250 good')
  }
  socket.setEncoding('utf8')
  socket.on('data', (text) => {
    const lines = (waiting + text).split('\r\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 sink')
}
