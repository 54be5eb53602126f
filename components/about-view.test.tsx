/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { examplePicture, examplePractice, examplePractitioner } from '#lib/example-views.ts'
import type { Practitioner } from '#lib/views.ts'
import { AboutView } from './about-view.tsx'

const show = (change: Partial<Practitioner>, others: Practitioner[] = []) =>
  render(
    <AboutView
      person={{ ...examplePractitioner, ...change }}
      others={others}
      practice={examplePractice}
    />,
  )

describe('the page about a therapist', () => {
  it('shows the license, and where anyone can check it', () => {
    const { container } = show({})
    expect(container).toHaveTextContent(
      'Licensed Marriage and Family Therapist, license number 000000',
    )
    expect(screen.getByRole('link', { name: 'Verify this license' })).toHaveAttribute(
      'href',
      'https://search.dca.ca.gov/',
    )
  })

  it('says the name as filed where it is another than the one above, and never one twice', () => {
    const { container, unmount } = show({})
    expect(container.querySelector('.hero')?.textContent?.split('Your Name')).toHaveLength(2)
    unmount()
    show({ nameOnLicence: 'Your Filed Name' })
    expect(screen.getByText('Your Filed Name, LMFT')).toBeVisible()
  })

  it('lists credentials with who gave them and when', () => {
    show({
      credentials: [
        { key: 'a', title: 'MA in Counseling', issuer: 'A school', year: 2014 },
        { key: 'b', title: 'A certificate', issuer: 'An institute', href: 'https://example.com/c' },
      ],
    })
    const items = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(items).toEqual(['MA in Counseling, A school, 2014', 'A certificate, An institute'])
    expect(screen.getByRole('link', { name: 'A certificate' })).toBeVisible()
  })

  it('claims no training when nothing is on the list', () => {
    show({})
    expect(screen.queryByText(/credentials/i)).toBeNull()
  })

  it('names the supervisor of an associate', () => {
    const { container } = show({
      isAssociate: true,
      supervisor: { name: 'A. Supervisor', licence: 'LMFT 00001' },
    })
    expect(container).toHaveTextContent(
      'registration number 000000, supervised by A. Supervisor, LMFT 00001',
    )
  })

  it('labels a portrait for which a model posed', () => {
    show({ photo: { ...examplePicture, peopleShown: 'model' } })
    expect(screen.getByText('Photo posed by model')).toBeVisible()
  })

  it('leads to everyone else who practices here', () => {
    show({}, [{ ...examplePractitioner, id: 'second', slug: 'second-name', displayName: 'Second' }])
    expect(screen.getByRole('link', { name: 'Second, LMFT' })).toHaveAttribute(
      'href',
      '/about/second-name',
    )
  })

  it('names nobody without the license, and no associate without the supervisor', () => {
    const { container } = show({}, [
      {
        ...examplePractitioner,
        id: 'second',
        slug: 'second-name',
        displayName: 'Second',
        nameOnLicence: 'Second Filed Name',
        licenceTitle: 'Associate Marriage and Family Therapist',
        licenceAbbreviation: 'AMFT',
        licenceNumber: '222222',
        isAssociate: true,
        supervisor: { name: 'A. Supervisor', licence: 'LMFT 00001' },
      },
    ])
    expect(container).toHaveTextContent(
      'Second, AMFT Second Filed Name, AMFT · Associate Marriage and Family Therapist, registration number 222222, supervised by A. Supervisor, LMFT 00001',
    )
  })
})
