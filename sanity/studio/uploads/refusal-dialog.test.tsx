/** @jest-environment jsdom */
import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { LayoutWithRefusals } from './refusal-dialog.tsx'
import { tellRefusals } from './refused-uploads.ts'
import { refuseWith } from './refusing-source-for-tests.ts'

// What the Studio's own parts ask of a browser, and jsdom has not.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
})

describe('the Studio', () => {
  it('says why an upload was refused, until that is read', () => {
    render(
      <ThemeProvider theme={buildTheme()}>
        <LayoutWithRefusals renderDefault={() => <p>Articles</p>} />
      </ThemeProvider>,
    )
    expect(screen.queryByRole('dialog')).toBeNull()
    const answer = { response: { body: { message: 'Choose Most Compatible.' } } }
    const { Uploader } = tellRefusals(refuseWith(Object.assign(new Error(), answer)))
    act(() => {
      if (Uploader) new Uploader().upload([new File(['x'], 'IMG_1.HEIC')])
    })
    const dialog = screen.getByRole('dialog')
    expect(dialog.textContent).toContain('“IMG_1.HEIC” was not uploaded')
    expect(dialog.textContent).toContain('Choose Most Compatible.')
    fireEvent.click(screen.getByRole('button', { name: /close/i }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('Articles')).toBeDefined()
  })
})
