import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { type RenderResult, render } from '@testing-library/react'
import type { ReactElement } from 'react'

const theme = buildTheme()

/** Draws a part of the Studio as it stands there; for tests. */
export function renderInStudio(part: ReactElement): RenderResult {
  // What the Studio's own parts ask of a browser, and jsdom has not.
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  })
  return render(part, {
    wrapper: ({ children }) => <ThemeProvider theme={theme}>{children}</ThemeProvider>,
  })
}
