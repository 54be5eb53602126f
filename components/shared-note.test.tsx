/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals'
import { render, screen } from '@testing-library/react'
import { SharedNote } from './shared-note.tsx'

const until = '2026-05-09T14:30:00Z'

it.each([
  [false, /before it is published/, /as it is published/],
  [true, /as it is published; there is no newer draft/, /before it is published/],
])('says to a reviewer whether the page is published: %s', (isPublic, says, doesNot) => {
  render(<SharedNote until={until} isPublic={isPublic} />)
  const note = screen.getByRole('complementary', { name: 'For review' })
  expect(note).toHaveTextContent(says)
  expect(note).not.toHaveTextContent(doesNot)
  expect(note).toHaveTextContent('until Saturday, May 9 at 7:30 AM, California time')
})
