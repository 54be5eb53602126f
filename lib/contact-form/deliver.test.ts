import { inspect } from 'node:util'
import { composeMail } from './compose.ts'
import { greetMailServer, makeDelivery } from './deliver.ts'
import { emptyForm } from './fields.ts'
import { type MailSink, type SinkManner, startMailSink } from './mail-sink.ts'

const secret = 'markedword'
const values = { ...emptyForm, name: secret, email: `${secret}@example.com`, words: secret }
const mail = composeMail(values, {
  from: 'site@example.com',
  to: 'hello@example.com',
  key: 'a key of the test',
})
const patience = { step: 300, whole: 600 }

describe('a mail', () => {
  let sink: MailSink
  const start = async (manner: SinkManner, more: object = {}) => {
    sink = await startMailSink(manner)
    return makeDelivery(
      { host: '127.0.0.1', port: sink.port, isEncrypted: false, isOnThisMachine: true, ...more },
      patience,
    )
  }
  afterEach(() => sink.close())

  it('reaches the mail server on this machine, and nobody else gets it', async () => {
    await (await start('accepts'))(mail)
    expect(sink.mails).toHaveLength(1)
    expect(sink.mails[0]).toContain(`Name: ${secret}`)
    expect(sink.heard).toContain('MAIL FROM:<site@example.com>')
    expect(sink.heard.filter((line) => line.startsWith('RCPT'))).toEqual([
      'RCPT TO:<hello@example.com>',
    ])
  })

  it.each<[SinkManner, RegExp]>([
    ['refuses', /550/],
    ['greylists', /451/],
    ['rejects the mail', /554/],
    ['is silent', /ETIMEDOUT|EABORT/],
    ['drips', /EABORT|ETIMEDOUT/],
    ['hangs up', /could not be delivered/],
  ])(
    'that the server %s comes back in time, and the error tells nothing of it',
    async (manner, reason) => {
      const deliver = await start(manner)
      const since = performance.now()
      const error = await deliver(mail).then(
        () => undefined,
        (failure: unknown) => failure,
      )
      expect(error).toMatchObject({
        name: 'UndeliveredError',
        message: expect.stringMatching(reason),
      })
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret)
      expect(performance.now() - since).toBeLessThan(3_000)
      expect(sink.mails).toEqual([])
    },
  )

  it.each<[string, SinkManner, object]>([
    ['that offers no TLS', 'accepts', { isOnThisMachine: false }],
    ['that breaks TLS off', 'breaks off TLS', { isOnThisMachine: false }],
    ['that answers plainly where TLS was asked for', 'accepts', { isEncrypted: true }],
  ])('is not given to a server beyond this machine %s', async (_, manner, more) => {
    const deliver = await start(manner, {
      ...more,
      user: 'a@example.com',
      password: 'the password',
    })
    await expect(deliver(mail)).rejects.toThrow('could not be delivered')
    expect(sink.heard.join('\n')).not.toMatch(/AUTH|MAIL|markedword/)
  })

  it('that nobody is there for comes back', async () => {
    const deliver = await start('accepts')
    await sink.close()
    await expect(deliver(mail)).rejects.toThrow(/ECONNREFUSED|ESOCKET/)
    sink = await startMailSink()
  })
})

describe('a mail server that is greeted', () => {
  let sink: MailSink
  const greet = async (manner: SinkManner) => {
    sink = await startMailSink(manner)
    return greetMailServer(
      { host: '127.0.0.1', port: sink.port, isEncrypted: false, isOnThisMachine: true },
      patience,
    )
  }
  afterEach(() => sink.close())

  it('gets no mail', async () => {
    expect(await greet('accepts')).toBeUndefined()
    expect(sink.heard[0]).toMatch(/^EHLO /)
    expect(sink.heard.filter((line) => /^(MAIL|RCPT|DATA)/.test(line))).toEqual([])
  })

  it.each<SinkManner>(['is silent', 'drips'])('and %s is given up in time', async (manner) => {
    const since = performance.now()
    expect(await greet(manner)).toMatch(/ETIMEDOUT/)
    expect(performance.now() - since).toBeLessThan(3_000)
  })

  it('and is not there is told by its code', async () => {
    sink = await startMailSink()
    await sink.close()
    const { port } = sink
    expect(
      await greetMailServer(
        { host: '127.0.0.1', port, isEncrypted: false, isOnThisMachine: true },
        patience,
      ),
    ).toMatch(/ECONNREFUSED|ESOCKET/)
    sink = await startMailSink()
  })
})
