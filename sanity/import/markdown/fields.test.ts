import type { Paragraph } from '../parts.ts'
import { fieldsOf } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'

const text: Paragraph[] = [{ line: 5, text: 'It begins.' }]
const read = (...lines: string[]) =>
  fieldsOf(readFrontMatter(['---', ...lines, '---', ''].join('\n')).matter, text)

describe('what stands at the top of a Markdown file', () => {
  it.each([
    // The evening before, in California, for a clock that starts at midnight in London.
    ['2025-11-03', '2025-11-03T08:00:00.000Z'],
    ['2025-07-01', '2025-07-01T07:00:00.000Z'],
    ['2025-11-03T21:30', '2025-11-04T05:30:00.000Z'],
    ['2025-11-03 21:30:00', '2025-11-04T05:30:00.000Z'],
    ['2025-11-03T21:30:00Z', '2025-11-03T21:30:00.000Z'],
    ['2025-11-03 21:30:00 -0800', '2025-11-04T05:30:00.000Z'],
    ['"2025-11-03T21:30:00.000+01:00"', '2025-11-03T20:30:00.000Z'],
  ])('is a day on California’s clock unless it says otherwise: %s', (date, moment) => {
    expect(read(`date: ${date}`).fields).toEqual({ publishedAt: moment })
  })

  it.each(['soon', '2025-13-01', 'Nov 3, 2025', '2025'])('says that %s is no date', (date) => {
    const { fields, notes } = read(`date: ${date}`)
    expect(fields).toEqual({})
    expect(notes).toEqual([
      {
        text: `“${date}” at the top of the file is no date: write it like 2026-05-09, or set it in the Studio under “Published on”.`,
      },
    ])
  })

  it('takes words that look like numbers', () => {
    const { paragraphs, fields } = read('title: 1984', 'slug: 1984')
    expect(paragraphs[0]).toEqual({ line: 1, text: '1984', role: 'title' })
    expect(fields).toEqual({ slug: { _type: 'slug', current: '1984' } })
  })

  it('names what has no place in a post', () => {
    const { notes } = read('title: Rest', 'layout: post', 'draft: true', 'tags:', '  - sleep')
    expect(notes).toEqual([
      {
        text: '“layout”, “draft” and “tags” at the top of the file were left out: fill in by hand what the post needs of them.',
      },
    ])
    expect(read('tags: sleep').notes).toEqual([
      {
        text: '“tags” at the top of the file was left out: fill it in by hand if the post needs it.',
      },
    ])
    expect(read('title: Rest').notes).toEqual([])
  })
})
