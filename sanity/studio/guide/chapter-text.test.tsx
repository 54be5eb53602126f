/** @jest-environment jsdom */
import { expect, jest } from '@jest/globals'
import '@testing-library/jest-dom/jest-globals'
import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { render, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'

type LinkProps = { state: { chapter: string }; children: ReactNode }

function ChapterLink({ state, children }: LinkProps) {
  return <a href={`/studio/guide/${state.chapter}`}>{children}</a>
}

jest.unstable_mockModule('sanity/router', () => ({ StateLink: ChapterLink }))
const { ChapterText } = await import('./chapter-text.tsx')

const text = `# Your first post

Click **“New post”**, then read [Pictures](pictures.md) or [the law](https://example.org/law).

1. Paste.
2. Tidy.

- One
- Two

![A lamp beside a window](pictures/lamp.webp)

![Not taken yet](pictures/missing.webp)

| You read | It means |
|---|---|
| Live | Visitors see it. |

<img src="x" onerror="alert(1)">

Then <b onclick="alert(1)">rest</b>.
`
const pictures = { 'lamp.webp': { address: '/lamp.webp', width: 640, height: 360 } }

function show(source = text) {
  return render(<ChapterText text={source} pictures={pictures} />, {
    wrapper: ({ children }) => <ThemeProvider theme={buildTheme()}>{children}</ThemeProvider>,
  })
}

describe('a chapter of the guide', () => {
  it('has its title, its lists and its table', () => {
    show()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Your first post')
    const [numbered, bulleted] = screen.getAllByRole('list')
    expect(numbered?.tagName).toBe('OL')
    expect(within(bulleted as HTMLElement).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('“New post”').tagName).toBe('STRONG')
    expect(screen.getByRole('columnheader', { name: 'It means' })).toBeVisible()
    expect(screen.getByRole('cell', { name: 'Visitors see it.' })).toBeVisible()
  })

  it('leads to other chapters within the Studio, and elsewhere in a window of its own', () => {
    show()
    expect(screen.getByRole('link', { name: 'Pictures' })).toHaveAttribute(
      'href',
      '/studio/guide/pictures',
    )
    expect(screen.getByRole('link', { name: 'the law' })).toHaveAttribute('target', '_blank')
  })

  it('shows the pictures that there are, with their words', () => {
    show()
    expect(screen.getByRole('img')).toHaveAttribute('alt', 'A lamp beside a window')
  })

  it('makes no HTML of what is written in it', () => {
    const { container } = show()
    expect(container.querySelector('[onerror], [onclick]')).toBeNull()
    expect(container).toHaveTextContent('Then <b onclick="alert(1)">rest')
  })
})
