import { type MailSink, startMailSink } from '#lib/contact-form/mail-sink.ts'
import { readSettings } from '#lib/env.ts'
import { checkMail } from './mail.ts'

const mailAt = (address: string) => readSettings({ SMTP_URL: address }).mail

it('greets the mail server and sends nothing', async () => {
  const sink: MailSink = await startMailSink()
  const found = await checkMail(mailAt(`smtp://127.0.0.1:${sink.port}`))
  await sink.close()
  expect(found).toEqual({
    level: 'good',
    says: `The mail server 127.0.0.1:${sink.port} answers and lets the site in.`,
  })
  expect(sink.mails).toEqual([])
})

it('names SMTP_URL when nobody is there, without the password', async () => {
  const sink = await startMailSink()
  await sink.close()
  const found = await checkMail(mailAt(`smtp://me:secret@127.0.0.1:${sink.port}`))
  expect(found).toMatchObject({ level: 'look', fix: expect.stringContaining('SMTP_URL') })
  expect(JSON.stringify(found)).not.toContain('secret')
})

it('tells a wrong password from a server that is away', async () => {
  const found = await checkMail(mailAt('smtp://127.0.0.1'), async () => 'EAUTH, 535')
  expect(found).toMatchObject({ level: 'look', fix: 'Check user and password in SMTP_URL.' })
})

it('needs no mail server', async () => {
  expect(await checkMail(undefined)).toMatchObject({ level: 'good' })
})
