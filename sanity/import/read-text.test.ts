import { ImportError } from './import-error.ts'
import { largestFile, normaliseText, readText } from './read-text.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))

describe('readText', () => {
  const endings = { LF: '\n', CRLF: '\r\n', CR: '\r', LS: '\u2028', PS: '\u2029', VT: '\v' }
  for (const [name, ending] of Object.entries(endings)) {
    for (const mark of ['', '\uFEFF']) {
      it(`reads ${name} line endings ${mark ? 'with' : 'without'} a byte-order mark`, () => {
        const bytes = encode(`${mark}Title${ending}${ending}It’s text.${ending}`)
        expect(readText(bytes)).toBe('Title\n\nIt’s text.\n')
      })
    }
  }

  it('reads a text that mixes line endings', () => {
    expect(readText(encode('a\r\nb\rc\nd'))).toBe('a\nb\nc\nd')
  })

  it('composes letters and drops zero-width spaces', () => {
    expect(readText(encode('cafe\u0301 \u200Bau lait'))).toBe('café au lait')
  })

  it.each([
    ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x41, 0, 0x42, 0]), /UTF-16.*UTF-8/],
    ['UTF-16 without a mark', utf16('An evening at home'), /UTF-16.*UTF-8/],
    ['big-endian UTF-16', new Uint8Array([0xfe, 0xff, 0, 0x41]), /UTF-16.*UTF-8/],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20]), /not in UTF-8.*UTF-8/],
    ['a cut-off letter', new Uint8Array([0x61, 0xe2, 0x80]), /not in UTF-8/],
    ['a NUL', encode('Title\u0000\n\ntext that goes on'), /not text/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0x0d]), /not text/],
    ['a Word file', encode('PK\u0003\u0004word/document.xml'), /Word.*plain text/],
    ['a PDF', encode('%PDF-1.7\nwords'), /PDF/],
    ['a rich text file', encode('{\\rtf1\\ansi words}'), /RTF/],
    ['nothing', new Uint8Array(), /empty/],
    ['blank lines alone', encode('\uFEFF \n\n\t\n'), /empty/],
    ['a control character', encode('Title\n\nfine\n\u001e'), /^Line 4 .*control character/],
    ['more than 5 MB', new Uint8Array(largestFile + 1).fill(0x61), /5 MB/],
  ])('refuses %s with one sentence that names the fix', (_, bytes, sentence) => {
    const read = () => readText(bytes)
    expect(read).toThrow(ImportError)
    expect(read).toThrow(sentence)
    expect(read).not.toThrow(/\n/)
  })

  it('reads exactly 5 MB', () => {
    expect(readText(new Uint8Array(largestFile).fill(0x61))).toHaveLength(largestFile)
  })
})

describe('normaliseText', () => {
  it('ignores spaces at line ends and the number of blank lines', () => {
    expect(normaliseText('\nTitle  \n\n\n\nText\t\n')).toBe(normaliseText('Title\n\nText'))
  })

  it('sees a changed word', () => {
    expect(normaliseText('Title\n\nText')).not.toBe(normaliseText('Title\n\nTexts'))
  })
})
