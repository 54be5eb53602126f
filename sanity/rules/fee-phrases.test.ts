import { checkFeePhrases } from './fee-phrases.ts'

describe('a price', () => {
  it.each([
    ['Sessions from $150.', 'from $150'],
    ['as low as $ 99', 'as low as $ 99'],
    ['Starting at $1,200', 'Starting at $1,200'],
    ['fees start at $80', 'start at $80'],
    ['starts from as little as $100', 'starts from as little as $100'],
    ['$150 and up', '$150 and up'],
    ['$150+', '$150+'],
    ['$150 or more', '$150 or more'],
    ['Sessions start at 150 dollars.', 'start at 150 dollars'],
    ['Fees: from 150 per session', 'from 150 per session'],
    ['starting at USD 120', 'starting at USD 120'],
    ['sessions begin at $120', 'begin at $120'],
    ['beginning at 90 for a session', 'beginning at 90 for a session'],
    ['150 dollars and up', '150 dollars and up'],
  ])('that is not exact is named: %s', (text, phrase) => {
    expect(checkFeePhrases(text, 'error')).toEqual([
      { level: 'error', message: expect.stringContaining(`“${phrase}”`) },
    ])
  })

  it.each([
    '$175 for 50 minutes',
    'There is a sliding scale.',
    'I am here from 9 to 5. A session is $175.',
    'Breathe from the belly and up to the chest.',
    'Pay $175 and upload the receipt.',
    'Starting at noon',
    'Sessions start at 9 or at 10 in the morning.',
    'I see people from 18 years of age, for $175 per session.',
    'The fee is 175 dollars from January 1, 2026.',
  ])('is fine in: %s', (text) => {
    expect(checkFeePhrases(text, 'error')).toEqual([])
  })

  it('only warns where the text is about something else', () => {
    expect(checkFeePhrases('from $150', 'warning')[0]?.level).toBe('warning')
  })
})
