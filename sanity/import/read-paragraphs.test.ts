import { readParagraphs } from './read-paragraphs.ts'

const textsOf = (text: string) => readParagraphs(text).map((paragraph) => paragraph.text)

describe('readParagraphs', () => {
  it('takes each line as a paragraph and says on which line it stands', () => {
    expect(readParagraphs('Title\n\n\nOne.\nTwo.')).toEqual([
      { line: 1, text: 'Title' },
      { line: 4, text: 'One.' },
      { line: 5, text: 'Two.' },
    ])
  })

  it.each([
    '• rest',
    '  • rest',
    '- rest',
    '– rest',
    '*\trest',
    '▪ rest',
    '◦ rest',
    '•rest',
    'o\trest',
    '\uF0B7 rest',
    '\t● rest',
  ])('reads %j as a bullet', (line) => {
    expect(readParagraphs(line)).toMatchObject([{ text: 'rest', item: { list: 'bullet' } }])
  })

  it.each(['2. rest', '2) rest', '(2) rest'])('reads %j as a numbered item', (line) => {
    expect(readParagraphs(line)).toMatchObject([
      { text: 'rest', item: { list: 'number', count: 2 } },
    ])
  })

  it.each(['-5 degrees', '*kindly*', '2.5 hours', '2024. A year', 'o brother', '—Yes', '* * *'])(
    'leaves %j as it is',
    (line) => {
      expect(readParagraphs(line)).toEqual([{ line: 1, text: line }])
    },
  )

  it('joins lines that were broken at a fixed width', () => {
    const text = `A Quiet Evening

The lamp is low and the kettle has gone quiet, and
still the list of things to do goes on and on until
the night feels shorter than it really is, as it so
often does.

• a list item may be broken as well, and then it is
  joined too
• rest`
    expect(textsOf(text)).toEqual([
      'A Quiet Evening',
      'The lamp is low and the kettle has gone quiet, and still the list of things to do goes on and on until the night feels shorter than it really is, as it so often does.',
      'a list item may be broken as well, and then it is joined too',
      'rest',
    ])
  })

  it('does not join short lines that stand below each other', () => {
    expect(textsOf('Breathe in\nBreathe out\nRest\nBegin again')).toHaveLength(4)
  })

  it('keeps an indented line with the list item above it', () => {
    expect(textsOf('• First\n  more of it\n• Second')).toEqual(['First\nmore of it', 'Second'])
  })

  it('keeps a quotation below a list item apart from it', () => {
    expect(textsOf('• First\n  “A quotation.”')).toEqual(['First', '“A quotation.”'])
  })
})
