import { splitSentences } from './sentences.ts'

describe('sentences', () => {
  it.each([
    ['You are tired. Sleep.', ['You are tired.', 'Sleep.']],
    ['“Really?” she asked. Yes!', ['“Really?”', 'she asked.', 'Yes!']],
    ['Dr. Last and Mrs. Lee agree. So do I.', ['Dr. Last and Mrs. Lee agree.', 'So do I.']],
    ['At 7 a.m. she wakes.', ['At 7 a.m. she wakes.']],
    ['One\nTwo', ['One', 'Two']],
    ['missed an email…you’re not alone.', ['missed an email…you’re not alone.']],
    ['J. Smith wrote it.', ['J. Smith wrote it.']],
    ['You may say No. So may I. Rest.', ['You may say No.', 'So may I.', 'Rest.']],
    ['… !', []],
    ['', []],
  ])('of %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences)
  })
})
