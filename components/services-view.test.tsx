/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import type { Where } from '#lib/areas.ts'
import {
  emptyPractice,
  emptyServicesPage,
  examplePractice,
  exampleService,
} from '#lib/example-views.ts'
import type { ServicesPage } from '#lib/views.ts'
import { ServiceView } from './service-view.tsx'
import { ServicesView } from './services-view.tsx'

const show = (page: Partial<ServicesPage> = {}) =>
  render(
    <ServicesView
      practice={examplePractice}
      page={{ ...emptyServicesPage, ...page }}
      services={[exampleService]}
    />,
  )

describe('the services page', () => {
  it('prints the exact fee with its unit and day, and the right to an estimate beside it', () => {
    show()
    expect(screen.getByText('$180 per 50-minute session')).toHaveTextContent(
      /^\$180 per 50-minute session effective January 1, 2026$/,
    )
    expect(screen.getByRole('link', { name: 'right to a Good Faith Estimate' })).toHaveAttribute(
      'href',
      '/good-faith-estimate',
    )
  })

  it('leads from each service to its own page, and keeps the place to which old links lead', () => {
    const { container } = show()
    expect(screen.getByRole('link', { name: 'Support for mothers' })).toHaveAttribute(
      'href',
      '/services/support-for-mothers',
    )
    expect(container.querySelector('#support-for-mothers')).toHaveTextContent('Support for mothers')
  })

  it('opens questions without a script', () => {
    const { container } = show({ questions: exampleService.questions })
    expect(container.querySelector('details > summary')).toHaveTextContent(
      'Can my baby come along?',
    )
  })

  it('names counties with their towns, and links none of them', () => {
    show({ areas: [{ county: 'Orange County', cities: ['Irvine', 'Tustin'] }] })
    expect(screen.getByRole('heading', { name: 'Orange County', level: 3 })).toBeVisible()
    expect(screen.getByText('Tustin').closest('a')).toBeNull()
  })

  it('names the places from the settings while nobody has sorted them', () => {
    show()
    expect(screen.getByText('Irvine').tagName).toBe('LI')
  })

  it('states the telehealth rule even before the practice has worded it', () => {
    render(<ServicesView practice={emptyPractice} page={emptyServicesPage} services={[]} />)
    expect(screen.getAllByText(/need to be physically in California/)[0]).toBeVisible()
  })

  it('states the telehealth rule with every service that is online', () => {
    const { container } = show()
    const entry = container.querySelector<HTMLElement>('article')
    expect(entry).toHaveTextContent('Online throughout California')
    expect(entry).toHaveTextContent(examplePractice.telehealthStatement)
  })

  it('offers only what its services do', () => {
    const only = (offers: Partial<Where>) => (
      <ServicesView
        practice={{
          ...examplePractice,
          locationLine: undefined,
          offers: { inPerson: true, online: true, ...offers },
        }}
        page={emptyServicesPage}
        services={[{ ...exampleService, ...offers }]}
      />
    )
    const { unmount } = render(only({ inPerson: false }))
    expect(screen.queryByText(/in person/i)).toBeNull()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      /^Therapy online throughout California$/,
    )
    unmount()
    render(only({ online: false }))
    expect(screen.queryByRole('heading', { name: /online/i })).toBeNull()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Therapy in Costa Mesa$/)
  })

  it('shows the street with the town only when the practice shows it', () => {
    const { unmount } = show()
    expect(screen.getByText('100 Example Street')).toBeVisible()
    unmount()
    render(
      <ServicesView
        practice={{ ...examplePractice, streetAddress: [], postalCode: undefined }}
        page={emptyServicesPage}
        services={[]}
      />,
    )
    expect(screen.getByText('Costa Mesa, CA')).toBeVisible()
  })

  it('tells the right to an estimate even while no fee is written down', () => {
    render(<ServicesView practice={emptyPractice} page={emptyServicesPage} services={[]} />)
    expect(screen.getByRole('link', { name: 'right to a Good Faith Estimate' })).toBeVisible()
  })

  it('ends with one next step', () => {
    const { container } = show()
    const actions = container.querySelectorAll('.action')
    expect([...actions].map((action) => action.textContent)).toEqual(['Book a first conversation'])
    expect(container.lastElementChild).toContainElement(actions[0] as HTMLElement)
  })

  it('has a headline of its own only when somebody has written one', () => {
    const { unmount } = show()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Therapy in Costa Mesa and online throughout California',
    )
    unmount()
    show({ title: 'What I offer' })
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('What I offer')
  })
})

describe('the page of a service', () => {
  it('says for whom, where, for what fee, and how online sessions work', () => {
    render(<ServiceView service={exampleService} practice={examplePractice} />)
    expect(screen.getByText('New mothers')).toBeVisible()
    expect(screen.getByText('In person in Costa Mesa')).toBeVisible()
    expect(screen.getByText(/^\$180 per 50-minute session/)).toBeVisible()
    expect(screen.getAllByText(examplePractice.telehealthStatement)[0]).toBeVisible()
    expect(screen.getByRole('link', { name: 'Good Faith Estimate' })).toBeVisible()
  })

  it('speaks of no online sessions where none are offered', () => {
    const { container } = render(
      <ServiceView
        service={{ ...exampleService, online: false, fee: undefined }}
        practice={examplePractice}
      />,
    )
    expect(container.querySelector('.reading')).not.toHaveTextContent(/online/i)
    expect(container.querySelector('.reading')).not.toHaveTextContent('Fee')
  })
})
