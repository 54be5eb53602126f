import { countBlogPages, readPageNumber } from './blog-pages.ts'

describe('the pages of the blog', () => {
  it.each([
    [0, 1],
    [1, 1],
    [12, 1],
    [13, 2],
    [25, 3],
  ])('hold %i articles on %i', (articles, pages) => {
    expect(countBlogPages(articles)).toBe(pages)
  })

  it.each([
    ['1', 1],
    ['27', 27],
    ['0', undefined],
    ['01', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['2e3', undefined],
    ['9999999', undefined],
    ['two', undefined],
    ['', undefined],
  ])('have one way to be named: “%s” is %p', (text, number) => {
    expect(readPageNumber(text)).toBe(number)
  })
})
