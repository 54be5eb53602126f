/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { emptyPractice, examplePractice, exampleService } from '#lib/example-views.ts'
import { ServicesView } from './services-view.tsx'

describe('the services page', () => {
  it('opens questions without a script and prints the exact fee', () => {
    const { container } = render(
      <ServicesView practice={examplePractice} services={[exampleService]} />,
    )
    expect(container.querySelector('details > summary')).toHaveTextContent(
      'Can my baby come along?',
    )
    expect(screen.getByText('$180 per 50-minute session, effective January 1, 2026')).toBeVisible()
    expect(container.querySelector('#support-for-mothers')).not.toBeNull()
  })

  it('states the telehealth rule even before the practice has worded it', () => {
    render(<ServicesView practice={emptyPractice} services={[]} />)
    expect(screen.getByText(/need to be physically in California/)).toBeVisible()
  })
})
