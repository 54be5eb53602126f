/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { emptyPractice, examplePractice, examplePractitioner } from '#lib/example-views.ts'
import { SiteFooter } from './site-footer.tsx'

describe('the foot of every page', () => {
  it.each([
    ['with a whole practice', examplePractice],
    ['with nothing filled in', emptyPractice],
    ['with the content store down', undefined],
  ])('offers crisis help %s', (_name, practice) => {
    render(<SiteFooter practice={practice} />)
    const link = (name: string) => screen.getByRole('link', { name })
    expect(link('Call 911')).toHaveAttribute('href', 'tel:911')
    expect(link('Call 988')).toHaveAttribute('href', 'tel:988')
    expect(link('Text 988')).toHaveAttribute('href', 'sms:988')
    expect(link('Text HOME to 741741')).toHaveAttribute('href', 'sms:741741')
    expect(screen.getByText('En español: 988, oprima 2')).toHaveAttribute('lang', 'es')
    expect(screen.getByText('This site is not monitored for emergencies.')).toBeInTheDocument()
    expect(link('Privacy policy')).toHaveAttribute('href', '/privacy')
    expect(link('Notices to clients')).toHaveAttribute('href', '/notices')
    expect(link('Good Faith Estimate')).toHaveAttribute('href', '/good-faith-estimate')
    expect(link('Accessibility')).toHaveAttribute('href', '/accessibility')
  })

  it('names the license, the board, the register and the owner', () => {
    const { container } = render(<SiteFooter practice={examplePractice} />)
    const line = container.querySelector('.licence')
    expect(line).toHaveTextContent(
      'Your Name, LMFT · Licensed Marriage and Family Therapist, license number 000000',
    )
    expect(line).toHaveTextContent('owned by Your Name, LMFT')
    expect(screen.getByRole('link', { name: 'Board of Behavioral Sciences' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Verify this license' })).toBeInTheDocument()
  })

  it('links the HIPAA notice unless the practice is sure that it needs none', () => {
    const { rerender } = render(<SiteFooter practice={examplePractice} />)
    expect(screen.getByRole('link', { name: 'HIPAA notice' })).toHaveAttribute('href', '/hipaa')
    rerender(<SiteFooter practice={{ ...examplePractice, postsHipaaNotice: false }} />)
    expect(screen.queryByRole('link', { name: 'HIPAA notice' })).toBeNull()
  })

  it('adds the help that the therapist named, after the lines that always stand there', () => {
    const addition = { key: 'a', name: 'County team', label: 'Call the team', href: 'tel:555' }
    const { container } = render(
      <SiteFooter practice={{ ...examplePractice, crisisAdditions: [addition] }} />,
    )
    const items = [...container.querySelectorAll('.crisis li')].map((item) => item.textContent)
    expect(items).toHaveLength(4)
    expect(items[3]).toBe('County team Call the team')
  })

  it('makes no link of a board address that is none', () => {
    const owner = { ...examplePractitioner, boardAddress: 'javascript:alert(1)' }
    render(<SiteFooter practice={{ ...examplePractice, owner }} />)
    expect(screen.queryByRole('link', { name: 'Board of Behavioral Sciences' })).toBeNull()
  })

  it('shows address and phone, ready to dial', () => {
    const { container } = render(<SiteFooter practice={examplePractice} />)
    const address = container.querySelector('address')
    expect(address).toHaveTextContent('100 Example Street')
    expect(address).toHaveTextContent('Costa Mesa, CA 92626')
    expect(screen.getByRole('link', { name: '(714) 555-0100' })).toHaveAttribute(
      'href',
      'tel:+17145550100',
    )
  })

  it('has no empty contact part while nothing is known', () => {
    render(<SiteFooter practice={emptyPractice} />)
    expect(screen.queryByRole('heading', { name: 'Contact' })).toBeNull()
  })
})
