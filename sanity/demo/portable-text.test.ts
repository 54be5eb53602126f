import { bullets, finish, numbers, paragraph } from './portable-text.ts'

const spans = (text: string) => paragraph(text).children

describe('light markup', () => {
  it('becomes spans with marks', () => {
    expect(spans('It is **late** and _quiet_.')).toEqual([
      { _type: 'span', text: 'It is ', marks: [] },
      { _type: 'span', text: 'late', marks: ['strong'] },
      { _type: 'span', text: ' and ', marks: [] },
      { _type: 'span', text: 'quiet', marks: ['em'] },
      { _type: 'span', text: '.', marks: [] },
    ])
  })

  it('becomes links to other websites and to documents', () => {
    const block = paragraph('[Call](https://988lifeline.org/) or [read](to:article-one).')
    const [call, read] = block.markDefs as Array<{ _key: string }>
    expect(call).toMatchObject({ _type: 'link', href: 'https://988lifeline.org/' })
    expect(read).toMatchObject({
      _type: 'internalLink',
      reference: { _type: 'reference', _ref: 'article-one', _weak: true },
    })
    expect(block.children).toMatchObject([
      { text: 'Call', marks: [call?._key] },
      { text: ' or ' },
      { text: 'read', marks: [read?._key] },
      { text: '.' },
    ])
  })

  it('leaves an underscore inside a word alone', () => {
    expect(spans('snake_case_word')).toEqual([
      { _type: 'span', text: 'snake_case_word', marks: [] },
    ])
  })
})

describe('lists', () => {
  it('put the second level below its item', () => {
    expect(
      numbers('one', ['two', ['two a']]).map(({ listItem, level }) => [listItem, level]),
    ).toEqual([
      ['number', 1],
      ['number', 1],
      ['bullet', 2],
    ])
    expect(bullets('one')).toMatchObject([{ _type: 'block', listItem: 'bullet', level: 1 }])
  })
})

describe('finish', () => {
  it('keeps the keys that are there and gives others by their place', () => {
    const document = { _id: 'one', list: [{ _key: 'kept' }, { text: 'new' }] }
    const [kept, added] = finish(document, {}).list
    expect(kept?._key).toBe('kept')
    expect(added?._key).toMatch(/^[0-9a-f]{12}$/)
    expect(finish(document, {}).list).toEqual([kept, added])
  })
})
