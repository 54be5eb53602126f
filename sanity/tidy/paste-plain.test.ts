import { cleanPlainText } from './paste-plain.ts'

describe('plain text from the clipboard', () => {
  it.each([
    ['lines of Windows end as all others', 'One.\r\nTwo.\r\n\r\nThree.', 'One.\nTwo.\n\nThree.'],
    ['blank lines may hold spaces', 'One.\n \t\nTwo.', 'One.\n\nTwo.'],
    ['nothing follows the last word', 'One.\n\nTwo.\n\n', 'One.\n\nTwo.'],
    ['nothing goes before the first', '\n  \nOne.\nTwo.', 'One.\nTwo.'],
    ['a line begins with its first word', 'One.\n   Two.', 'One.\nTwo.'],
  ])('%s', (_, text, clean) => {
    expect(cleanPlainText(text)).toBe(clean)
    expect(cleanPlainText(clean)).toBe(clean)
  })

  it.each([' and ', 'a few words\u00A0'])('words for the line stay as they are: %j', (text) => {
    expect(cleanPlainText(text)).toBe(text)
  })
})
