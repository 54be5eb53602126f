import { levelsOf, takeTitle } from './heading-levels.ts'
import { readHtml } from './read-html.ts'

describe('levelsOf', () => {
  it.each([
    ['<p>Words</p>', undefined],
    ['<h1>a</h1><h2>b</h2><h3>c</h3>', { 1: 2, 2: 3, 3: 3 }],
    ['<h2>a</h2><h4>b</h4>', { 1: 2, 2: 2, 3: 3 }],
    ['<h5>a</h5>', { 1: 2, 2: 3, 3: 2 }],
  ])('of %s', (html, levels) => {
    expect(levelsOf(readHtml(html))).toEqual(levels)
  })
})

describe('takeTitle', () => {
  const take = (html: string, title?: string) => {
    const { paragraphs, offered } = takeTitle(readHtml(html), title)
    return { texts: paragraphs.map(({ text }) => text), offered }
  }

  it('removes the title that the article has, whatever its quotation marks', () => {
    expect(
      take('<h1>Why Can’t I  “Sleep”?</h1><p>It begins.</p>', 'Why can\'t I "sleep"?'),
    ).toEqual({
      texts: ['It begins.'],
      offered: undefined,
    })
  })

  it('offers any other', () => {
    expect(take('<p class="title">One</p><p>It begins.</p>', 'Two').offered).toBe('One')
    expect(take('<h1>One</h1>').offered).toBe('One')
  })

  it('leaves a heading after other words alone', () => {
    expect(take('<p>It begins.</p><h1>One</h1>', 'One')).toEqual({
      texts: ['It begins.', 'One'],
      offered: undefined,
    })
  })
})
