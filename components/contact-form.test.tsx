/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import { emptyForm } from '#lib/contact-form/fields.ts'
import type { FilledForm } from '#lib/contact-form/filled-form.ts'
import { findProblems } from '#lib/contact-form/problems.ts'
import { emptyContactPage, examplePractice } from '#lib/example-views.ts'
import { ContactForm } from './contact-form.tsx'
import { ContactView } from './contact-view.tsx'

const typed = {
  ...emptyForm,
  name: 'Your Name',
  email: 'you@example',
  bestTime: 'evening',
  voicemail: 'no',
  words: 'One\ntwo',
}
const back = (more: Partial<FilledForm> = {}): FilledForm => ({
  outcome: 'mistakes',
  values: typed,
  problems: findProblems(typed),
  token: 'ticket',
  asksForWords: true,
  phone: '(714) 555-0100',
  email: 'hello@example.com',
  ...more,
})

describe('the contact form', () => {
  it.each([
    ['when it is handed out', undefined],
    ['when it comes back', back()],
  ])('says above its fields that nobody watches it, %s', (_, filled) => {
    const { container } = render(<ContactForm asksForWords token="ticket" filled={filled} />)
    const words = screen.getByText(
      'This site and its contact form are not monitored for emergencies.',
    )
    const form = container.querySelector('form')
    expect(form && words.compareDocumentPosition(form)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('asks for the least that is needed, and for no words unless the practice wants them', () => {
    const { container } = render(<ContactForm asksForWords={false} token="ticket" />)
    const names = [...container.querySelectorAll('[name]')].map((field) =>
      field.getAttribute('name'),
    )
    expect([...new Set(names)]).toEqual([
      'ticket',
      'subject',
      'name',
      'phone',
      'email',
      'bestTime',
      'inCalifornia',
      'voicemail',
      'consent',
    ])
    expect(screen.getByRole('checkbox')).not.toBeChecked()
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  })

  it('works as plain HTML: it posts to the contact page, and a browser can fill it in', () => {
    const { container } = render(<ContactForm asksForWords={false} token="ticket" />)
    const form = container.querySelector('form')
    expect(form).toHaveAttribute('method', 'post')
    expect(form).toHaveAttribute('action', '/contact#message')
    for (const [name, autocomplete] of [
      ['Your name', 'name'],
      ['Phone', 'tel'],
      ['E-mail', 'email'],
    ] as const)
      expect(screen.getByLabelText(name)).toHaveAttribute('autocomplete', autocomplete)
    expect(container.querySelector('[name=ticket]')).toHaveValue('ticket')
  })

  it('hides the field that only programs fill in from everybody', () => {
    const { container } = render(<ContactForm asksForWords={false} token="ticket" />)
    const trap = container.querySelector('[name=subject]')
    expect(trap?.closest('[aria-hidden=true].skip')).not.toBeNull()
    expect(trap).toHaveAttribute('tabindex', '-1')
    expect(trap).toHaveAttribute('autocomplete', 'off')
    expect(screen.queryByRole('textbox', { name: /leave this empty/i })).toBeNull()
  })

  it('asks to leave private details out of the few words', () => {
    render(<ContactForm asksForWords token="ticket" />)
    const box = screen.getByLabelText('A few words, if you like')
    expect(box).toHaveAttribute('maxlength', '300')
    expect(box).toHaveAccessibleDescription(
      'Please leave out private health details. Up to 300 characters.',
    )
  })

  it('groups each question with its answers', () => {
    render(<ContactForm asksForWords token="ticket" />)
    const california = screen.getByRole('group', { name: 'I will be in California for sessions' })
    expect(within(california).getAllByRole('radio')).toHaveLength(2)
    expect(screen.getByRole('group', { name: /voicemail/ })).toBeVisible()
  })

  it('comes back filled in, with a summary that leads to each field that needs mending', () => {
    const filled = back()
    const { container } = render(<ContactForm asksForWords token="ticket" filled={filled} />)
    expect(screen.getByLabelText('Your name')).toHaveValue('Your Name')
    expect(screen.getByLabelText('Best time to reach you')).toHaveValue('evening')
    expect(screen.getByLabelText(/few words/)).toHaveValue('One\ntwo')
    const links = within(screen.getByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#email',
      '#inCalifornia',
      '#consent',
    ])
    for (const link of links) {
      expect(container.querySelector(link.getAttribute('href') ?? '')).toBeVisible()
    }
    expect(screen.getByLabelText('E-mail')).toBeInvalid()
    expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(
      'Check the e-mail address. It should look like name@example.com.',
    )
    expect(screen.getByRole('checkbox')).toHaveAccessibleDescription(/Tick the box/)
    const [, voicemail] = screen.getAllByRole('group')
    expect(voicemail).not.toHaveAttribute('aria-invalid')
  })

  it.each(['undelivered', 'busy'] as const)('offers phone and mail when it is %s', (outcome) => {
    const filled = back({ outcome, problems: [] })
    render(<ContactForm asksForWords token="ticket" filled={filled} />)
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent(/everything you wrote is still here/i)
    expect(alert.querySelector('a[href="tel:+17145550100"]')).toBeVisible()
    expect(alert.querySelector('a[href="mailto:hello@example.com"]')).toBeVisible()
  })

  it('points people outside California to others, in the practice’s words where it has some', () => {
    const filled = back({ outcome: 'outside', problems: [] })
    const { rerender } = render(<ContactForm asksForWords token="ticket" filled={filled} />)
    expect(screen.getByRole('alert')).toHaveTextContent(/licensing board/)
    rerender(<ContactForm asksForWords token="t" filled={filled} outside={<p>Ask Mia.</p>} />)
    expect(screen.getByRole('alert')).toHaveTextContent('Ask Mia.')
    expect(screen.getByRole('alert')).not.toHaveTextContent(/licensing board/)
  })
})

describe('the contact page with its form', () => {
  const form = { asksForWords: false, token: 'ticket' }

  it('has help at any hour above the form, and everything else below it', () => {
    const { container } = render(
      <ContactView page={emptyContactPage} practice={examplePractice} form={form} />,
    )
    const parts = [...container.querySelectorAll('h2')].map((heading) => heading.textContent)
    expect(parts).toEqual([
      'If it cannot wait',
      'Ask for a first conversation',
      'By phone or e-mail',
      'What happens next',
      'In person',
      'Online throughout California',
    ])
  })

  it('has none where none is offered', () => {
    const { container } = render(<ContactView page={emptyContactPage} practice={examplePractice} />)
    expect(container.querySelector('form')).toBeNull()
  })

  it('says it in the practice’s own words', () => {
    const page = {
      ...emptyContactPage,
      form: { introduction: 'Just your number.', consent: 'Call me.', outside: [], thanks: [] },
    }
    render(<ContactView page={page} practice={examplePractice} form={form} />)
    expect(screen.getByText('Just your number.')).toBeVisible()
    expect(screen.getByRole('checkbox', { name: 'Call me.' })).toBeVisible()
  })
})
