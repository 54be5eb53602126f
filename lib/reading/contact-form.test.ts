import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { LiveEvent } from '@sanity/client'
import type { Mail } from '#lib/contact-form/compose.ts'
import { makeDelivery, UndeliveredError } from '#lib/contact-form/deliver.ts'
import { tokenSlot } from '#lib/contact-form/fields.ts'
import { type MailSink, startMailSink } from '#lib/contact-form/mail-sink.ts'
import { makeTokens } from '#lib/contact-form/tokens.ts'
import { openBuildFiles } from './build-files.ts'
import { noCopies, openPageCopies } from './page-copies.ts'
import {
  createReadingServer,
  type ReadingServer,
  type ReadingServerOptions,
} from './reading-server.ts'
import { filledForm } from './record.ts'

const marked = 'markedword'
const key = 'a key of the test'
const siteUrl = 'http://practice.example'
const whole = {
  name: `Your ${marked}`,
  phone: '(714) 555-0100',
  email: `${marked}@example.com`,
  bestTime: 'evening',
  inCalifornia: 'yes',
  voicemail: 'yes',
  words: `${marked} too`,
  consent: 'yes',
}
const shell = (words: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>x</title><script>1</script></head><body><main>${words}</main></body></html>`
const inText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

type Answer = { status: number; headers: IncomingMessage['headers']; body: string }

describe('the contact form through the reading server', () => {
  let reading: ReadingServer
  let origin: string
  let folder: string
  let problems: unknown[]
  let asked: string[]
  let mails: Mail[]
  let state: object
  let isLakeDown: boolean

  const start = async (more: Partial<ReadingServerOptions> = {}) => {
    reading = await createReadingServer({
      settings: {
        siteUrl,
        sanity: {
          projectId: 'x',
          dataset: 'y',
          readToken: undefined,
          apiHost: undefined,
          isEmbedded: false,
        },
      },
      next: async (incoming, response) => {
        const url = incoming.url ?? ''
        asked.push(`${incoming.method} ${url} ${JSON.stringify(incoming.headers)}`)
        await Promise.resolve()
        if (isLakeDown && !filledForm()) return void response.writeHead(500).end('down')
        if (url === '/wrong-turn/contact-form') {
          response.setHeader('Content-Type', 'application/json')
          return void response.end(JSON.stringify(state))
        }
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        const filled = filledForm()
        const token = filled?.token ?? tokenSlot
        const form = `<form><input name="ticket" value="${token}"></form>`
        if (url !== '/contact') return void response.end(shell(url))
        response.end(shell(`${form}${filled ? inText(JSON.stringify(filled)) : ''}`))
      },
      events: () => ({
        subscribe(observer: { next: (event: LiveEvent) => void }) {
          observer.next({ type: 'welcome' } as LiveEvent)
          return { unsubscribe() {} }
        },
      }),
      sheets: { read: () => undefined },
      copies: noCopies,
      preview: { draftSecret: '3fcc8de240da090b133f59165031b20b', key: '' },
      publicFiles: new Set(),
      buildFiles: openBuildFiles('', new Set()),
      mode: 'production',
      onProblem: (problem) => problems.push(problem),
      contact: {
        key,
        mail: { from: undefined, to: undefined },
        deliver: async (mail) => void mails.push(mail),
      },
      ...more,
    })
    reading.server.listen(0, '127.0.0.1')
    await once(reading.server, 'listening')
    origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
  }

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'contact-'))
    problems = []
    asked = []
    mails = []
    state = { isOn: true, offer: { asksForWords: true }, phone: '555', email: 'hello@example.com' }
    isLakeDown = false
    await start()
  })
  const stop = async () => {
    await reading.stop(0)
    rmSync(folder, { recursive: true, force: true })
  }
  afterEach(stop)

  const ask = async (
    method: string,
    body = '',
    headers: Record<string, string> = {},
    target = '/contact',
  ): Promise<Answer> => {
    const usual = {
      origin: siteUrl,
      'content-type': 'application/x-www-form-urlencoded',
      ...(!headers['transfer-encoding'] && { 'content-length': Buffer.byteLength(body) }),
    }
    const asking = request(origin, {
      path: target,
      method,
      agent: false,
      headers: { ...(method === 'POST' && usual), ...headers },
    })
    asking.on('error', () => {})
    asking.end(body)
    const [message] = (await once(asking, 'response')) as [IncomingMessage]
    let text = ''
    for await (const part of message) text += part
    return { status: message.statusCode ?? 0, headers: message.headers, body: text }
  }
  const tokenFrom = (milliseconds: number) =>
    makeTokens(key, () => Date.now() - milliseconds).issue()
  const encode = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const send = (values: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    ask('POST', encode({ ...whole, ticket: tokenFrom(60_000), ...values }), headers)
  const tokenOf = ({ body }: Answer) => /value="([^"]+)"/.exec(body)?.[1] ?? ''

  it('hands out a token of the moment with each page, and keeps the page without one', async () => {
    const [first, second] = [await ask('GET'), await ask('GET')]
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining("script-src 'none'"),
    })
    expect(first.headers.etag).toBeUndefined()
    expect(first.body).not.toContain('<script')
    const tokens = makeTokens(key)
    expect([first, second].map((page) => [tokens.check(tokenOf(page)), page.body])).toEqual([
      ['young', expect.any(String)],
      ['young', expect.any(String)],
    ])
    expect(tokenOf(first)).not.toBe(tokenOf(second))
    // Rendered once for both, and kept with the place left open.
    expect(asked.filter((one) => one.startsWith('GET /contact '))).toHaveLength(1)
    expect(reading.pages.peek('/contact')?.variants.identity.body.toString()).toContain(tokenSlot)
  })

  it('mails what was written, thanks on a page of its own, and names nothing in its address', async () => {
    const answer = await send()
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: '/contact/thanks#message', 'cache-control': 'no-store' },
    })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({
      to: 'hello@example.com',
      from: { address: 'hello@example.com' },
      replyTo: `${marked}@example.com`,
      text: expect.stringContaining(`Name: Your ${marked}`),
    })
  })

  it('drops words where the practice doesn’t ask for any', async () => {
    state = { ...state, offer: { asksForWords: false } }
    expect((await send()).status).toBe(303)
    expect(mails[0]?.text).not.toContain('too')
  })

  it('sends to the inbox of the settings', async () => {
    await reading.stop(0)
    const deliver = async (mail: Mail) => void mails.push(mail)
    await start({ contact: { key, mail: { from: 'a@b.co', to: 'in@b.co' }, deliver } })
    await send()
    expect(mails[0]).toMatchObject({ to: 'in@b.co', from: { address: 'a@b.co' } })
  })

  it.each<[string, Record<string, string>, string]>([
    ['something to mend', { email: 'nobody' }, 'mistakes'],
    ['“no” to California', { inCalifornia: 'no' }, 'outside'],
    ['a token that is too young', { ticket: tokenFrom(0) }, 'young'],
    ['a token that is too old', { ticket: tokenFrom(13 * 3_600_000) }, 'old'],
    ['no token', { ticket: '' }, 'old'],
  ])('gives it back filled in with %s, and sends nothing', async (_, values, outcome) => {
    const answer = await send(values)
    expect(answer.status).toBe(422)
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining("script-src 'none'"),
    })
    expect(answer.body).not.toContain('<script')
    expect(answer.body).toContain(`"outcome":"${outcome}"`)
    expect(answer.body).toContain(`"name":"Your ${marked}"`)
    expect(['young', 'good']).toContain(makeTokens(key).check(tokenOf(answer)))
    expect(mails).toEqual([])
  })

  it('keeps a good token through mistakes, so that mending them fast is fine', async () => {
    const ticket = tokenFrom(60_000)
    const answer = await send({ ticket, consent: '' })
    expect(tokenOf(answer)).toBe(ticket)
    expect((await send({ ticket: tokenOf(answer) })).status).toBe(303)
  })

  it('takes one token five times and then hands out another', async () => {
    const ticket = tokenFrom(60_000)
    const answers: Answer[] = []
    for (let time = 0; time < 6; time++) answers.push(await send({ ticket }))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 422])
    expect(tokenOf(answers[5] as Answer)).not.toBe(ticket)
    expect(mails).toHaveLength(5)
  })

  it('thanks a program that fills in what nobody sees, and sends nothing', async () => {
    const answer = await send({ subject: 'Cheap' })
    expect(answer).toMatchObject({ status: 303, headers: { location: '/contact/thanks#message' } })
    expect(mails).toEqual([])
  })

  it.each<[number, string, Record<string, string>]>([
    [403, 'another site', { origin: 'https://evil.example' }],
    [403, 'a page that hides where it is', { origin: 'null' }],
    [403, 'a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    [415, 'another kind of form', { 'content-type': 'multipart/form-data; boundary=x' }],
    [415, 'no kind at all', { 'content-type': '' }],
    [415, 'a packed form', { 'content-encoding': 'gzip' }],
  ])(
    'refuses with %d what comes from %s, on a page that can be read',
    async (status, _, headers) => {
      const answer = await send({}, headers)
      expect(answer.status).toBe(status)
      expect(answer.body).toContain('/wrong-turn/unsent')
      expect(answer.headers['cache-control']).toBe('private, no-store')
      expect(mails).toEqual([])
    },
  )

  it('takes a form with its character set named', async () => {
    const kind = 'Application/x-www-form-urlencoded; charset=UTF-8'
    expect((await send({}, { 'content-type': kind })).status).toBe(303)
  })

  it('refuses broken codes, and more than sixteen kilobytes, said before or found out', async () => {
    expect((await ask('POST', 'name=%E0%A4%A')).status).toBe(400)
    expect((await send({ words: 'x'.repeat(17_000) })).status).toBe(413)
    const long = encode({ ...whole, words: 'x'.repeat(17_000) })
    expect((await ask('POST', long, { 'transfer-encoding': 'chunked' })).status).toBe(413)
    expect((await send()).status).toBe(303)
  })

  it('asks a household that sends on and on to wait, before it reads a word', async () => {
    const from = (address: string) => send({}, { 'x-forwarded-for': address })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => from(`2001:db8::${index}`)),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(2)
    expect(refused[0]).toMatchObject({
      body: expect.stringContaining('/wrong-turn/unsent'),
      // A slow machine has used up a part of the wait by then.
      headers: { 'retry-after': expect.stringMatching(/^(30|2\d)$/) },
    })
    expect((await from('203.0.113.10')).status).toBe(303)
  })

  it('gives a form back when very many come from everywhere', async () => {
    const statuses: number[] = []
    let last: Answer | undefined
    for (let time = 0; time < 31; time++) {
      last = await send({}, { 'x-forwarded-for': `203.0.113.${time}` })
      statuses.push(last.status)
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(30)
    expect(last).toMatchObject({
      status: 429,
      body: expect.stringContaining('"outcome":"busy"'),
      headers: { 'retry-after': expect.stringMatching(/^(60|5\d)$/) },
    })
  })

  it('is closed unless it is offered: no form, no post', async () => {
    state = { isOn: false }
    expect(await send()).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    await reading.stop(0)
    await start({ contact: undefined } as Partial<ReadingServerOptions>)
    expect(await send()).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    expect((await ask('GET')).headers['cache-control']).toContain('public')
    state = { isOn: true }
    expect(mails).toEqual([])
  })

  it('opens nothing else', async () => {
    for (const target of [
      '/',
      '/contact/thanks',
      '/contact/send',
      '/blog',
      '/wrong-turn/contact-form',
    ]) {
      expect((await ask('POST', encode(whole), {}, target)).status).toBeGreaterThan(403)
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await ask(method)).status).toBe(405)
    }
    expect((await ask('GET', '', {}, '/wrong-turn/contact-form')).body).not.toContain('hello@')
    expect(mails).toEqual([])
  })

  it('works with the lake down, once anybody has seen the form', async () => {
    await ask('GET')
    const end = Date.now() + 2_000
    while (!reading.pages.peek('/wrong-turn/contact-form') && Date.now() < end) await setImmediate()
    isLakeDown = true
    expect((await ask('GET')).body).toContain('<form')
    expect((await send()).status).toBe(303)
    expect((await send({ name: '' })).body).toContain('"outcome":"mistakes"')
    expect(mails).toHaveLength(1)
  })

  it('lets go of somebody who hangs up half way', async () => {
    const { port } = reading.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST /contact HTTP/1.1\r\nHost: x\r\nOrigin: ${siteUrl}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=${marked}`,
    )
    await once(reading.server, 'request')
    socket.destroy()
    expect((await send()).status).toBe(303)
    expect(problems).toEqual([])
  })

  describe('with a mail server in trouble', () => {
    let sink: MailSink
    afterEach(() => sink.close())

    it.each(['refuses', 'greylists', 'rejects the mail', 'is silent', 'hangs up'] as const)(
      'that %s gives the form back with the phone, and tells the log nothing of it',
      async (manner) => {
        await reading.stop(0)
        sink = await startMailSink(manner)
        const server = { host: '127.0.0.1', port: sink.port, isEncrypted: false }
        const patience = { step: 200, whole: 400 }
        const deliver = makeDelivery({ ...server, isOnThisMachine: true }, patience)
        await start({ contact: { key, mail: { from: undefined, to: undefined }, deliver } })
        const answer = await send()
        expect(answer.status).toBe(503)
        expect(answer.body).toContain('"outcome":"undelivered"')
        expect(answer.body).toContain('"phone":"555"')
        expect(answer.body).toContain(`"words":"${marked} too"`)
        const told = problems.filter((problem) => problem instanceof UndeliveredError)
        expect(told).toHaveLength(1)
        expect(inspect(problems, { depth: 9, showHidden: true })).not.toContain(marked)
      },
    )
  })

  it('leaves what was written nowhere: no request of Next’s, kept page, copy, log or header', async () => {
    await reading.stop(0)
    await start({ copies: await openPageCopies(folder, 'copies') })
    const answers = [
      await send(),
      await send({ consent: '' }),
      await send({ inCalifornia: 'no' }),
      await send({ ticket: marked }),
      await send({ subject: marked }),
      await send({ [marked]: marked }),
      await send({}, { origin: `https://${marked}.example` }),
      await send({}, { 'content-type': 'text/plain' }),
      await send({ words: marked.repeat(2_000) }),
      await ask('POST', `name=${marked}%`),
      await ask('GET'),
      await ask('GET', '', {}, '/contact/thanks'),
    ]
    const listFiles = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    // The four pages of all this have their copies on disk.
    for (let tries = 0; listFiles().length < 4 && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(listFiles()).toHaveLength(4)
    expect(answers.map(({ headers }) => JSON.stringify(headers)).join()).not.toContain(marked)
    expect(asked.join()).not.toContain(marked)
    expect(inspect(problems, { depth: 9, showHidden: true })).not.toContain(marked)
    for (const target of ['/contact', '/wrong-turn/unsent', '/wrong-turn/contact-form']) {
      const kept = reading.pages.peek(target)
      expect(kept?.variants.identity.body.toString()).not.toContain(marked)
    }
    for (const file of listFiles()) {
      expect(readFileSync(path.join(file.parentPath, file.name)).includes(marked)).toBe(false)
    }
    const { body } = answers[1] as Answer
    expect(body).toContain(marked)
  })
})
