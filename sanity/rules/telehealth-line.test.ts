import { paragraph, passagesOf, places } from './examples.ts'
import { checkTelehealthLine } from './telehealth-line.ts'

const check = (text: string, statement = '') =>
  checkTelehealthLine(passagesOf(paragraph('a', 'Hello.'), paragraph('b', text)), statement)

describe('an offer of online sessions', () => {
  it.each([
    'Therapy for moms in Costa Mesa, CA and online throughout California.',
    'I offer online therapy.',
    'Video sessions are possible.',
    'In person in Costa Mesa and online.',
    'Sessions are held online.',
    'Telehealth is available.',
  ])('needs the line about California: %s', (text) => {
    const findings = check(text)
    expect(places(findings)).toEqual(['warning body.b'])
    expect(findings[0]?.message).toMatch(/Write your telehealth statement under Settings/)
  })

  it.each([
    'You scroll online at night.',
    'Online shopping at 2 am',
    'Everyone online seems to sleep.',
    'California is large.',
  ])('is not: %s', (text) => {
    expect(check(text)).toEqual([])
  })

  it('has it by the practice’s statement, or by its own words', () => {
    expect(check('I offer online therapy.', 'You need to be here.')).toEqual([])
    expect(
      check('I offer online therapy; you need to be physically in California for it.'),
    ).toEqual([])
  })

  it('lacks it when the statement is empty', () => {
    expect(check('I offer online therapy.', '  ')).toHaveLength(1)
  })
})
