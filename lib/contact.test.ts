import { beingWritten, cityLine, hasContact, nextStep } from './contact.ts'
import { emptyPractice, examplePractice } from './example-views.ts'
import type { Practice } from './views.ts'

describe('cityLine', () => {
  it.each([
    [{}, 'Costa Mesa, CA 92626'],
    [{ postalCode: '' }, 'Costa Mesa, CA'],
    [{ locality: '', region: '', postalCode: '' }, ''],
    [{ locality: '' }, ''],
  ])('with %j reads %j', (change, line) => {
    expect(cityLine({ ...examplePractice, ...change })).toBe(line)
  })
})

describe('nextStep', () => {
  const own = { text: [], closing: [], action: { label: 'Own', href: '/own' } }
  const { bookingLink: _, ...unbookable } = examplePractice
  const { phone: __, ...mailOnly } = unbookable

  it.each<[string, Practice | undefined, typeof own | undefined, string | undefined]>([
    ['the article’s own', examplePractice, own, '/own'],
    ['the booking page', examplePractice, undefined, 'https://example.com/book'],
    ['the phone', unbookable, undefined, 'tel:+17145550100'],
    [
      'the mail, where a phone can’t dial',
      { ...unbookable, phone: '555-CALL' },
      undefined,
      'mailto:hello@example.com',
    ],
    ['the mail', mailOnly, undefined, 'mailto:hello@example.com'],
    ['nowhere while nothing is known', emptyPractice, undefined, undefined],
    ['nowhere without a practice', undefined, undefined, undefined],
  ])('leads to %s', (_name, practice, callToAction, href) => {
    expect(nextStep(practice, callToAction)?.href).toBe(href)
  })
})

describe('hasContact', () => {
  it('is false while a contact section would be empty', () => {
    expect(hasContact(undefined)).toBe(false)
    expect(hasContact({ ...emptyPractice, name: 'Only a name' })).toBe(false)
    expect(hasContact({ ...emptyPractice, email: 'hello@example.com' })).toBe(true)
  })
})

describe('beingWritten', () => {
  const reachable = { ...emptyPractice, phone: '(714) 555-0100', email: 'hello@example.com' }

  it('points to the phone and the e-mail address at the foot of the page', () => {
    expect(beingWritten(reachable, 'The policy is')).toBe(
      'The policy is being written. Until then, please ask: phone and e-mail are at the foot of this page.',
    )
  })

  it('points to no way that isn’t there', () => {
    const { phone, email } = reachable
    expect(beingWritten(emptyPractice)).toBe('This page is being written.')
    expect(beingWritten({ ...emptyPractice, phone })).toMatch(/ask: the phone number is at/)
    expect(beingWritten({ ...emptyPractice, email })).toMatch(/ask: the e-mail address is at/)
  })
})
