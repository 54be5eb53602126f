import { linking, linkingTo, paragraph, passagesOf } from './examples.ts'
import { linksOf } from './links.ts'

describe('the links of a text', () => {
  it('have their words, where they lead and the way to them', () => {
    const passages = passagesOf(
      linking('a', 'a study', ' https://example.org '),
      linkingTo('b', 'my groups', 'service-groups'),
    )
    expect(linksOf(passages)).toEqual([
      {
        path: ['body', { _key: 'a' }, 'markDefs', { _key: 'l' }],
        words: 'a study',
        href: 'https://example.org',
      },
      {
        path: ['body', { _key: 'b' }, 'markDefs', { _key: 'l' }],
        words: 'my groups',
        target: 'service-groups',
      },
    ])
  })

  it('are whole when a word in them is bold', () => {
    const block = paragraph(
      'a',
      [
        { text: 'how a ', marks: ['l'] },
        { text: 'first', marks: ['strong', 'l'] },
        { text: ' session works', marks: ['l'] },
      ],
      { markDefs: [{ _type: 'link', _key: 'l', href: '/services' }] },
    )
    expect(linksOf(passagesOf(block)).map(({ words }) => words)).toEqual([
      'how a first session works',
    ])
  })

  it('are none without words', () => {
    const block = paragraph('a', 'Plain', { markDefs: [{ _type: 'link', _key: 'l', href: '/' }] })
    expect(linksOf(passagesOf(block))).toEqual([])
  })
})
