/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import { emptyPractice } from '#lib/example-views.ts'
import { LegalView } from './legal-view.tsx'

describe('a legal text', () => {
  it.each([
    ['nobody has published', undefined],
    ['holds no words', { title: 'Privacy', body: [] }],
  ])('that %s says that it is being written', (_, text) => {
    render(<LegalView text={text} title="Privacy" practice={emptyPractice} />)
    expect(screen.getByRole('heading', { name: 'Privacy' })).toBeTruthy()
    expect(screen.getByText(/^This page is being written\./)).toBeTruthy()
  })
})
