import fc from 'fast-check'
import { createTransport } from 'nodemailer'
import { composeMail } from './compose.ts'
import { emptyForm, type FormValues } from './fields.ts'
import { readForm } from './read-form.ts'

const addresses = { from: 'site@example.com', to: 'hello@example.com', key: 'a key of the test' }
const whole: FormValues = {
  name: 'Your Name',
  phone: '(714) 555-0100',
  email: 'you@example.com',
  bestTime: 'evening',
  inCalifornia: 'yes',
  voicemail: 'no',
  words: '',
  consent: 'yes',
}

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })

/** The mail as it goes over the wire, its headers unfolded. */
async function write(values: FormValues) {
  const { message } = await transport.sendMail(composeMail(values, addresses))
  const text = String(message)
  const end = text.indexOf('\n\n')
  const headers = text
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
  return { headers, names: headers.map((line) => line.split(':')[0]), body: text.slice(end + 2) }
}

/** What a browser would send for these values, and what arrives of it. */
function arrive(values: Partial<FormValues>): FormValues {
  const sent = readForm(Buffer.from(new URLSearchParams(values).toString()))
  return sent?.values ?? emptyForm
}

describe('the mail to the practice', () => {
  it('tells the facts in one order, in plain text', () => {
    expect(composeMail({ ...whole, words: 'Two\nlines' }, addresses).text).toBe(
      [
        'Somebody filled in the contact form of your website.',
        '',
        'Name: Your Name',
        'Phone: (714) 555-0100',
        'E-mail: you@example.com',
        'Best time: Evening',
        'In California for sessions: yes',
        'Voicemail is all right: no',
        'Agreed to be contacted: yes',
        '',
        'A few words:',
        'Two\nlines',
        '',
        'The website has kept no copy of this message.',
        '',
      ].join('\n'),
    )
  }, 30_000)

  it('names nobody in its subject, and is answered to the writer', async () => {
    const { headers } = await write(whole)
    expect(headers).toContain('Subject: Somebody would like to talk')
    expect(headers).toContain('Reply-To: you@example.com')
    expect(headers.join('\n')).not.toContain('Your Name')
    expect(composeMail({ ...whole, email: '' }, addresses).replyTo).toBeUndefined()
  })

  it('has one id for one form on one day, which tells nothing', () => {
    const at = (hour: string, values = whole, key = addresses.key) =>
      composeMail(values, { ...addresses, key, now: new Date(`2026-03-0${hour}:00Z`) }).messageId
    expect(at('1T09:00')).toBe(at('1T21:00'))
    expect(at('1T09:00')).toMatch(/^<[0-9a-f]{32}@example\.com>$/)
    expect(
      new Set([
        at('1T09:00'),
        at('2T09:00'),
        at('1T09:00', { ...whole, phone: '' }),
        at('1T09:00', whole, 'b'),
      ]).size,
    ).toBe(4)
  })

  it('has the same headers whatever was typed', async () => {
    const plain = (await write({ ...whole, email: '' })).names
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\r\nBcc: all@example.com',
        '\nSubject: x\n\nbody',
        'a@b.co\r\nCc: c@d.co',
        '\u2028Bcc: x',
        '"<a@b.co>, <c@d.co>',
      ),
      fc
        .tuple(
          fc.string(),
          fc.constantFrom('\r\n', '\n', '\r', '\0', '\u0085', '\u2029'),
          fc.string(),
        )
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (name, phone, email, words) => {
        const { names, headers, body } = await write(arrive({ name, phone, email, words }))
        expect(names.filter((header) => header !== 'Reply-To')).toEqual(
          expect.arrayContaining(plain),
        )
        expect(names.filter((header) => header !== 'Reply-To')).toHaveLength(plain.length)
        expect(headers.filter((line) => /^(to|from|cc|bcc|subject):/i.test(line))).toEqual([
          'From: Contact form <site@example.com>',
          'To: hello@example.com',
          'Subject: Somebody would like to talk',
        ])
        expect(body).not.toBe('')
      }),
      { numRuns: 60 },
    )
  }, 30_000)

  it('is answered only to one whole address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (before, after) => {
        const values = arrive({ email: `${before}you@example.com${after}` })
        const { headers } = await write(values)
        const answers = headers.filter((line) => /^reply-to:/i.test(line))
        expect(answers.length).toBeLessThan(2)
        if (answers[0]) expect(answers[0].match(/@/g)).toHaveLength(1)
      }),
      { numRuns: 50 },
    )
  }, 30_000)
})
