/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { exampleArticle } from '#lib/example-views.ts'
import { BlogView } from './blog-view.tsx'

const show = (number: number, pages: number) =>
  render(<BlogView articles={[exampleArticle]} number={number} pages={pages} />)

describe('a long blog', () => {
  it('leads to newer and older articles by addresses of their own', () => {
    show(2, 3)
    expect(screen.getByText('Page 2 of 3')).toBeVisible()
    const newer = screen.getByRole('link', { name: 'Newer articles' })
    const older = screen.getByRole('link', { name: 'Older articles' })
    expect([newer.getAttribute('href'), newer.getAttribute('rel')]).toEqual(['/blog', 'prev'])
    expect([older.getAttribute('href'), older.getAttribute('rel')]).toEqual([
      '/blog/page/3',
      'next',
    ])
  })

  it('leads no further at its ends', () => {
    const { unmount } = show(1, 3)
    expect(screen.queryByRole('link', { name: 'Newer articles' })).toBeNull()
    unmount()
    show(3, 3)
    expect(screen.queryByRole('link', { name: 'Older articles' })).toBeNull()
  })

  it('says nothing of pages while there is one', () => {
    show(1, 1)
    expect(screen.queryByRole('navigation', { name: 'Pages of the blog' })).toBeNull()
  })
})
