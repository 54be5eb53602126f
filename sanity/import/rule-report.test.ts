import { importText } from './import-text.ts'
import { printRules, reportRules } from './rule-report.ts'

const now = Date.parse('2026-05-01T12:00:00Z')
const report = (text: string, unit: 'Line' | 'Paragraph' = 'Line') =>
  reportRules(importText(Buffer.from(text), 'a.txt'), unit, now)

describe('what the rules say about a file', () => {
  it('is said by its lines, in their order', () => {
    const long = Array.from({ length: 30 }, () => 'night').join(' ')
    const text = `Quiet Nights\n\nIt begins with a lamp.\n\n${long}.\n\nI can cure you.\n\nOnline therapy is guaranteed.\n`
    const { error, warning, info } = report(text)
    expect(error).toEqual([])
    expect(warning).toEqual([
      expect.stringMatching(/^Line 7: “cure” sounds like a promise/),
      expect.stringMatching(/^Line 9: “guaranteed”/),
      expect.stringMatching(/^Line 9: You offer online sessions/),
    ])
    expect(info).toEqual([expect.stringMatching(/^Line 5: The sentence .* has 30 words/)])
  })

  it('names the title, and counts paragraphs where a file has no lines', () => {
    const { warning } = report(
      'How I Cure Guilt\n\nIt begins.\n\nResults guaranteed.\n',
      'Paragraph',
    )
    expect(warning).toEqual([
      expect.stringMatching(/^Title: “Cure”/),
      expect.stringMatching(/^Paragraph 5: “guaranteed”/),
    ])
  })

  it('asks for words for a picture that came along without', () => {
    const imported = importText(Buffer.from('Quiet Nights\n\nIt begins with a lamp.\n'), 'a.txt')
    const picture = {
      _type: 'picture',
      asset: { _type: 'reference', _ref: 'file:1' },
      peopleShown: 'none',
    } as const
    const article = {
      ...imported.article,
      banner: picture,
      body: [{ _type: 'figure', _key: 'f', picture } as const],
    }
    expect(reportRules({ ...imported, article }, 'Line', now).error).toEqual([
      expect.stringMatching(/^Picture at the top: Describe this picture/),
      expect.stringMatching(/^Line 3: Describe this picture/),
    ])
  })

  it('does not repeat what the import says is missing', () => {
    expect(report('Quiet Nights\n\nIt begins with a lamp.\n')).toEqual({
      error: [],
      warning: [],
      info: [],
    })
  })

  it('is printed under plain titles, and not at all when all is well', () => {
    expect(printRules({ error: ['a'], warning: ['b'], info: ['c'] })).toEqual([
      'To fix before it goes live',
      '  a',
      'Better changed',
      '  b',
      'Hints',
      '  c',
    ])
    expect(printRules({ error: [], warning: [], info: [] })).toEqual([])
  })
})
