import { exampleText } from './example-views.ts'
import { groupLinks } from './spans.ts'

describe('groupLinks', () => {
  it('keeps a link whole when a word in it is bold', () => {
    const groups = groupLinks([
      ...exampleText('See '),
      ...exampleText('the ', { href: '/services' }),
      ...exampleText('services', { href: '/services', marks: ['strong'] }),
      ...exampleText(' or '),
      ...exampleText('the blog', { href: '/blog' }),
    ])
    expect(
      groups.map(({ href, spans }) => [href, spans.map((span) => span.text).join('')]),
    ).toEqual([
      [undefined, 'See '],
      ['/services', 'the services'],
      [undefined, ' or '],
      ['/blog', 'the blog'],
    ])
  })
})
