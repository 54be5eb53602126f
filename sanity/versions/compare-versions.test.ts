import { compareVersions, linkedIds } from './compare-versions.ts'

const paragraph = (text: string) => ({
  _type: 'block',
  _key: text,
  style: 'normal',
  children: [{ _type: 'span', _key: 's', text }],
})
const article = (fields: object) => ({ _id: 'a', _type: 'article', ...fields })
const compare = (before: object, after: object, names = new Map<string, string>()) =>
  compareVersions(article(before), article(after), names)

describe('what differs between two versions', () => {
  it('is nothing when only the lake’s own fields do', () => {
    expect(compare({ title: 'One', _rev: 'a' }, { title: 'One', _rev: 'b' })).toEqual([])
  })

  it('is told under the titles of the form, in its order', () => {
    const changes = compare({ subtitle: 'Old' }, { subtitle: 'New', title: 'Now titled' })
    expect(changes).toEqual([
      { title: 'Title', before: [], after: [{ name: '', text: 'Now titled' }] },
      {
        title: 'Subtitle',
        before: [{ name: '', text: 'Old' }],
        after: [{ name: '', text: 'New' }],
      },
    ])
  })

  it('leaves out the paragraphs of a text that stay, wherever they stand', () => {
    const before = ['one', 'two', 'three', 'four', 'five'].map(paragraph)
    const after = ['one', 'deux', 'three', 'five', 'six'].map(paragraph)
    const [text] = compare({ body: before }, { body: after })
    expect(text?.before.map((line) => line.text)).toEqual(['two', 'four'])
    expect(text?.after.map((line) => line.text)).toEqual(['deux', 'six'])
    expect(text?.after[0]?.name).toBe('Paragraph')
  })

  it('names what is linked, and tells one picture from another', () => {
    const picture = (hash: string) => ({ asset: { _ref: `image-${hash.repeat(40)}-1600x900-png` } })
    const changes = compare(
      { author: { _ref: 'ada' }, banner: picture('a') },
      { author: { _ref: 'eve' }, banner: picture('b') },
      new Map([['ada', 'Ada Lamp']]),
    )
    const lines = changes.flatMap(({ before, after }) => [...before, ...after])
    expect(lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Ada Lamp',
        'A document without a name',
        'Picture aaaa, 1600 × 900 pixels',
        'Picture bbbb, 1600 × 900 pixels',
      ]),
    )
  })

  it('describes what an odd block holds as far as it is words', () => {
    const odd = { _type: 'steps', items: [{ title: { _type: 'x' } }, { title: 'Breathe' }] }
    const [text] = compare({}, { body: [odd, { _type: 'steps', items: [null] }] })
    expect(text?.after.map((line) => line.text)).toEqual(['Breathe', ''])
  })

  it('finds every document that is linked, however deep', () => {
    expect(linkedIds({ a: { _ref: 'one' }, b: [{ c: { _ref: 'two' } }, null, 'x'] })).toEqual([
      'one',
      'two',
    ])
  })
})
