import { places } from './examples.ts'
import { checkTestimonial } from './testimonial.ts'

const check = (quotation: object) =>
  checkTestimonial({ sourceKind: 'example', ...quotation }, ['body', { _key: 'q' }])

describe('a quotation', () => {
  it.each([
    { text: 'I feel like myself again.', attribution: 'A client' },
    { text: 'Thank you.', attribution: 'former patient, Costa Mesa' },
    { text: 'My therapist saw me when nobody did.' },
    { text: 'She changed my life.' },
    { text: 'He is such a wonderful counselor.' },
    { text: 'I would highly recommend this practice.' },
  ])('that sounds like a client’s praise is warned about: %j', (quotation) => {
    const findings = check(quotation)
    expect(places(findings)).toEqual(['warning body.q.text'])
    expect(findings[0]?.message).toContain('say it in your own words')
  })

  it.each([
    { text: '“I am doing the best I can with what I have.”' },
    { text: 'Can you help me carry this?' },
    { text: 'She helped her mother.' },
    {
      text: 'My therapist told me to rest.',
      sourceKind: 'published-work',
      attribution: 'A. Writer',
    },
    { text: 'Be patient with yourself.', attribution: 'A proverb' },
    {},
  ])('may be %j', (quotation) => {
    expect(check(quotation)).toEqual([])
  })
})
