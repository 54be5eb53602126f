import fc from 'fast-check'
import { emptyForm, fieldNames } from './fields.ts'
import { findProblems } from './problems.ts'
import { readForm } from './read-form.ts'

const read = (body: string | Uint8Array) => readForm(Buffer.from(body as string))
const whole = {
  ...emptyForm,
  name: 'Your Name',
  phone: '(714) 555-0100',
  inCalifornia: 'yes',
  voicemail: 'yes',
  consent: 'yes',
}
const fieldsToMend = (values: Partial<typeof whole>) =>
  findProblems({ ...whole, ...values }).map(({ field }) => field)

describe('what a browser sends', () => {
  it('is read field by field, tidied, and nothing else of it', () => {
    const sent = read(
      'name=+Ren%C3%A9e%0D%0ABcc%3A+x%00&email=a%40b.co&words=one%0D%0A%0D%0A%0D%0A%0D%0Atwo%09+three&inCalifornia=yes&color=red&ticket=t&bestTime=evening',
    )
    expect(sent).toEqual({
      values: {
        ...emptyForm,
        name: 'Renée Bcc: x',
        email: 'a@b.co',
        words: 'one\n\ntwo three',
        inCalifornia: 'yes',
        bestTime: 'evening',
      },
      token: 't',
      isTrapped: false,
    })
  })

  it('may be nothing at all', () => {
    expect(read('')?.values).toEqual(emptyForm)
  })

  it('takes no answer that was not offered', () => {
    expect(read('inCalifornia=maybe&voicemail=YES&bestTime=now&consent=on')?.values).toEqual(
      emptyForm,
    )
  })

  it('says when the field that nobody sees was filled in', () => {
    expect(read('subject=Cheap')?.isTrapped).toBe(true)
    expect(read('subject=')?.isTrapped).toBe(false)
  })

  it.each([
    ['a broken percent code', 'name=%E0%A4%A'],
    ['half a character', 'name=%FF'],
    ['raw bytes that are no text', new Uint8Array([110, 61, 255])],
    ['a field twice', 'name=a&name=b'],
  ])('is refused with %s', (_, body) => expect(read(body)).toBeUndefined())

  it('arrives as it was typed, but for what can’t be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const body = new URLSearchParams({ name: typed, words: typed }).toString()
        const { name, words } = read(body)?.values ?? emptyForm
        expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(words).not.toMatch(/[^\P{Cc}\n]/u)
        expect(name).toBe(
          typed
            .normalize('NFC')
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .trim(),
        )
      }),
    )
  })
})

describe('a form', () => {
  it('is whole with a name, one way to answer, California, consent', () => {
    expect(findProblems(whole)).toEqual([])
    expect(fieldsToMend({ phone: '', voicemail: '', email: 'you@example.com' })).toEqual([])
    expect(fieldsToMend({ phone: '+1 714-555-0100 ext. 12' })).toEqual([])
  })

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(101) }],
    ['phone', { phone: '', email: '' }],
    ['phone', { phone: 'call me' }],
    ['phone', { phone: '1'.repeat(21) }],
    ['email', { email: 'you@example' }],
    ['email', { email: 'you@example.com, me@example.com' }],
    ['inCalifornia', { inCalifornia: '' }],
    ['voicemail', { voicemail: '' }],
    ['words', { words: 'x'.repeat(301) }],
    ['consent', { consent: '' }],
  ])('asks to mend %s with %j', (field, values) => expect(fieldsToMend(values)).toEqual([field]))

  it('asks for each thing in the order of its fields, in a sentence with the fix', () => {
    const problems = findProblems(emptyForm)
    const places = problems.map(({ field }) => fieldNames.indexOf(field))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const { message } of problems) expect(message).toMatch(/^[A-Z].{20,}\.$|\?$/)
  })
})
