import { readSettings } from '#lib/env.ts'
import { offerForm } from './offer.ts'

const read = (SMTP_URL: string, more: Record<string, string> = {}) =>
  readSettings({ SMTP_URL, ...more }).mail

describe('the mail server', () => {
  it('is none unless one is named', () => {
    expect(readSettings({}).mail).toBeUndefined()
  })

  it.each([
    ['smtps://smtp.example.com', { port: 465, isEncrypted: true, isOnThisMachine: false }],
    ['smtp://smtp.example.com/', { port: 587, isEncrypted: false, isOnThisMachine: false }],
    ['smtp://localhost:25', { port: 25, host: 'localhost', isOnThisMachine: true }],
    ['smtp://127.0.0.1:2525', { port: 2525, host: '127.0.0.1', isOnThisMachine: true }],
    ['smtp://[::1]:25', { host: '::1', isOnThisMachine: true }],
    ['smtp://127.0.0.1.example.com', { isOnThisMachine: false }],
    ['smtp://localhost.example.com', { isOnThisMachine: false }],
    [
      'smtps://me%40example.com:p%3Aw%2Fd@smtp.example.com:4650',
      { port: 4650, user: 'me@example.com', password: 'p:w/d', from: 'me@example.com' },
    ],
    ['smtps://apikey:secret@smtp.example.com', { user: 'apikey', from: undefined }],
  ])('at %s is read as %j', (address, expected) => expect(read(address)).toMatchObject(expected))

  it('sends from and to where it is told', () => {
    const addresses = { CONTACT_TO: 'inbox@example.com', CONTACT_FROM: 'site@example.com' }
    expect(read('smtps://me%40example.com:x@smtp.example.com', addresses)).toMatchObject({
      from: 'site@example.com',
      to: 'inbox@example.com',
    })
  })

  it.each([
    'smtp.example.com',
    'https://smtp.example.com',
    'smtps://',
    'smtps://hushhush@smtp.example.com/?tls.rejectUnauthorized=false',
    'smtps://me:hushhush@smtp.example.com/inbox',
    'smtps://me:%E0hushhush@smtp.example.com',
    'smtps://me:hush#hush@smtp.example.com',
  ])('is refused as %s, without repeating the password', (address) => {
    expect(() => read(address)).toThrow(/^SMTP_URL must be [^"]+$/)
    expect(() => read(address)).not.toThrow(/hush/)
  })

  it.each(['CONTACT_TO', 'CONTACT_FROM'])('takes one address as %s', (name) => {
    for (const value of ['me', 'a@b.co, c@d.co', 'Me <a@b.co>', 'a@b.co\r\nBcc: c@d.co']) {
      expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be one`))
    }
  })
})

describe('the form is offered', () => {
  const settings = readSettings({
    SMTP_URL: 'smtp://localhost:25',
    CONTACT_KEY: 'a key of the test',
  })
  const practice = { contactForm: { asksForWords: true }, email: 'hello@example.com' }

  it('as the practice wants it, once it can work', () => {
    expect(offerForm(practice, settings)).toEqual({ asksForWords: true })
  })

  it.each([
    ['switched off', { ...practice, contactForm: undefined }, settings],
    ['without a mail server', practice, { ...settings, mail: undefined }],
    ['without a server to receive it', practice, { ...settings, contactKey: undefined }],
    ['without anybody to send to', { ...practice, email: undefined }, settings],
    ['with an address that can’t be one', { ...practice, email: 'hello' }, settings],
  ])('never %s', (_, given, known) => expect(offerForm(given, known)).toBeUndefined())

  it('with another inbox than the one on the page', () => {
    const { mail } = readSettings({ SMTP_URL: 'smtp://localhost:25', CONTACT_TO: 'in@example.com' })
    expect(offerForm({ ...practice, email: undefined }, { ...settings, mail })).toBeDefined()
  })
})
