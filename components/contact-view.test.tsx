/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import { crisisLines } from '#lib/california.ts'
import { emptyContactPage, emptyPractice, examplePractice } from '#lib/example-views.ts'
import { ContactView } from './contact-view.tsx'

const page = { ...emptyContactPage, title: 'Get in touch' }
const addition = { key: 'a', name: 'County crisis team', label: 'Call', href: 'tel:+17145550199' }

function linksInOrder(container: HTMLElement): string[] {
  return [...container.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
}

describe('the contact page', () => {
  it('puts help at any hour above every way to reach the practice', () => {
    const { container } = render(
      <ContactView page={page} practice={{ ...examplePractice, crisisAdditions: [addition] }} />,
    )
    const links = linksInOrder(container)
    const help = [...crisisLines.flatMap(({ ways }) => ways.map(({ href }) => href)), addition.href]
    expect(links.slice(0, help.length)).toEqual(help)
    expect(links.indexOf('tel:+17145550100')).toBeGreaterThan(help.length - 1)
    expect(screen.getByText(/not monitored for emergencies/)).toBeVisible()
  })

  it('shows phone, mail, booking page and address, and who may come online', () => {
    render(<ContactView page={page} practice={examplePractice} />)
    const reach = screen.getByRole('region', { name: 'By phone or e-mail' })
    for (const href of ['tel:+17145550100', 'mailto:hello@example.com', 'https://example.com/book'])
      expect(reach.querySelector(`a[href="${href}"]`)).toBeVisible()
    expect(screen.getByRole('region', { name: 'In person' })).toHaveTextContent(
      '100 Example Street',
    )
    expect(screen.getByText(examplePractice.telehealthStatement)).toBeVisible()
  })

  it('names only the town of somebody who works from home', () => {
    render(<ContactView page={page} practice={{ ...examplePractice, streetAddress: [] }} />)
    const office = screen.getByRole('region', { name: 'In person' })
    expect(within(office).getByText('Costa Mesa, CA 92626')).toBeVisible()
    expect(office).not.toHaveTextContent('Street')
  })

  it.each([
    [{ inPerson: true, online: false }, ['In person']],
    [{ inPerson: false, online: true }, ['Online throughout California']],
    [{ inPerson: true, online: true }, ['In person', 'Online throughout California']],
  ])('offers no sessions where none take place: %j', (offers, places) => {
    render(<ContactView page={page} practice={{ ...examplePractice, offers }} />)
    const named = screen
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent ?? '')
      .filter((title) => /In person|Online/.test(title))
    expect(named).toEqual(places)
  })

  it('leads to the Good Faith Estimate', () => {
    render(<ContactView page={page} practice={examplePractice} />)
    expect(screen.getByRole('link', { name: /Good Faith Estimate/ })).toHaveAttribute(
      'href',
      '/good-faith-estimate',
    )
  })

  it('helps before anything is filled in', () => {
    const { container } = render(<ContactView page={page} practice={emptyPractice} />)
    expect(linksInOrder(container)).toContain('tel:988')
    expect(screen.getByText(/need to be physically in California/)).toBeVisible()
  })
})
