/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { countyNames } from '#lib/county-names.ts'
import { examplePractice } from '#lib/example-views.ts'
import type { Area, Practice } from '#lib/views.ts'
import { AreasServed } from './areas-served.tsx'

const both = { inPerson: true, online: true }
const areas = [
  { county: 'Orange County', cities: ['Costa Mesa', 'Irvine'] },
  { county: 'Kern County', cities: [] },
]

const show = (areas: Area[], where = both, practice: Partial<Practice> = {}) =>
  render(
    <AreasServed
      areas={areas}
      practice={{ ...examplePractice, areasServed: [], ...practice }}
      where={where}
    />,
  )

const litOn = ({ container }: { container: HTMLElement }) =>
  [...container.querySelectorAll('svg title')].map((title) => title.textContent)

describe('the areas served', () => {
  it('are lit on the map just as the list names them', () => {
    const shown = show(areas)
    expect(litOn(shown)).toEqual(['Orange County', 'Kern County'])
    for (const name of ['Orange County', 'Costa Mesa', 'Irvine', 'Kern County', 'And throughout']) {
      expect(screen.getByText(name, { ignore: 'title' })).toBeVisible()
    }
    expect(
      screen.getByRole('img', { name: 'Map of California with Orange County and Kern County lit' }),
    ).toBeVisible()
  })

  it('explain the light, and the lamp in the office’s county', () => {
    const { container } = show(areas)
    expect(container.querySelector('figcaption')).toHaveTextContent(
      'Online, the light reaches the whole state. It is brightest in the counties named here. The lamp stands in Orange County, where the office is.',
    )
    expect(container.querySelector('circle')).toBeInTheDocument()
  })

  it.each([
    ['nobody comes to an office', areas, { inPerson: false, online: true }],
    ['the office’s town is under no county', areas.slice(1), both],
  ])('have no lamp when %s', (_reason, areas, where) => {
    const { container } = show(areas, where)
    expect(container.querySelector('circle')).toBeNull()
    expect(container).not.toHaveTextContent('office')
  })

  it('keep the state dark where nothing is online', () => {
    const { container } = show(areas, { inPerson: true, online: false })
    expect(container).not.toHaveTextContent(/online/i)
    expect(container.querySelector('[fill="var(--glow)"]')).toBeNull()
  })

  it('keep a county that the map doesn’t know in the list', () => {
    const shown = show([{ county: 'The Inland Empire', cities: ['Riverside'] }])
    expect(litOn(shown)).toEqual([])
    expect(screen.getByRole('heading', { name: 'The Inland Empire', level: 3 })).toBeVisible()
  })

  it('are all of California while nobody has named any', () => {
    const { container } = show([])
    expect(screen.getByText('Online, all of California.')).toBeVisible()
    expect(screen.getByRole('img', { name: 'Map of California, softly lit' })).toBeVisible()
    expect(container.querySelector('ul')).toBeNull()
  })

  it('are left out when there is nothing to say', () => {
    const { container } = show([], { inPerson: true, online: false })
    expect(container).toBeEmptyDOMElement()
  })

  it('come from the settings until they are sorted', () => {
    const shown = show([], both, { areasServed: ['Irvine', 'Orange County'] })
    expect(litOn(shown)).toEqual(['Orange County'])
    expect(screen.getByText('Irvine').tagName).toBe('LI')
  })

  it('say in a few words that all 58 are lit', () => {
    const shown = show(countyNames.map((county) => ({ county, cities: [] })))
    expect(litOn(shown)).toEqual(countyNames)
    expect(
      screen.getByRole('img', { name: 'Map of California with every county lit' }),
    ).toBeVisible()
  })

  it('bring no style attribute and no address of another site', () => {
    expect(show(areas).container.innerHTML).not.toMatch(/style=|https?:/)
  })
})
