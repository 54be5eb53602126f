import { countiesAmong, countyOfOffice, isOffered, placesServed, whereOffered } from './areas.ts'
import { countyNames, readCounty } from './county-names.ts'
import { examplePractice } from './example-views.ts'

const areas = [
  { county: 'Orange County', cities: ['Costa Mesa', 'Irvine'] },
  { county: 'Somewhere Else', cities: [] },
]

describe('the places that are named', () => {
  it('are counties and towns in their order, each once', () => {
    const twice = [...areas, { county: 'Kern County', cities: ['Irvine'] }]
    expect(placesServed(twice, ['Tustin']).map(({ name }) => name)).toEqual([
      'Orange County',
      'Costa Mesa',
      'Irvine',
      'Somewhere Else',
      'Kern County',
    ])
  })

  it('come from the settings while nobody has sorted them, where San Diego is the city', () => {
    expect(placesServed([], ['San Diego', 'Orange County'])).toEqual([
      { name: 'San Diego', isCounty: false },
      { name: 'Orange County', isCounty: true },
    ])
  })

  it('are lit on the map as far as they are counties of California', () => {
    expect(countiesAmong(placesServed(areas, []))).toEqual(['Orange County'])
    expect(countiesAmong(placesServed([], ['San Diego', 'orange county']))).toEqual([
      'Orange County',
    ])
  })
})

describe('the county of the office', () => {
  it('is the one under which its town is listed', () => {
    expect(countyOfOffice(areas, 'costa mesa ')).toBe('Orange County')
  })

  it.each([
    ['no town is known', areas, ''],
    ['the town is under none', areas, 'Fresno'],
    [
      'it is under two',
      [...areas, { county: 'Kern County', cities: ['Costa Mesa'] }],
      'Costa Mesa',
    ],
    ['its county is none of California’s', [{ county: 'Here', cities: ['Irvine'] }], 'Irvine'],
  ])('is unknown when %s', (_reason, listed, town) => {
    expect(countyOfOffice(listed, town)).toBeUndefined()
  })
})

describe('where sessions take place', () => {
  it.each([
    [[], { inPerson: true, online: true }],
    [[{ inPerson: false, online: true }], { inPerson: false, online: true }],
    [[{ inPerson: true, online: null }], { inPerson: true, online: false }],
    [
      [
        { inPerson: false, online: true },
        { inPerson: true, online: false },
      ],
      { inPerson: true, online: true },
    ],
  ])('is what the services say: %j', (services, offers) => {
    expect({
      inPerson: isOffered('inPerson', services),
      online: isOffered('online', services),
    }).toEqual(offers)
  })

  it('is nowhere in person while no town is known', () => {
    expect(whereOffered(examplePractice)).toEqual({ inPerson: true, online: true })
    expect(whereOffered({ ...examplePractice, locality: '' })).toEqual({
      inPerson: false,
      online: true,
    })
  })
})

describe('readCounty', () => {
  it('knows 58 counties by their own names', () => {
    expect(countyNames).toHaveLength(58)
    expect(countyNames.map(readCounty)).toEqual(countyNames)
  })

  it.each(['orange  county', ' Orange ', 'ORANGE CO.', 'County of Orange'])(
    'takes “%s”',
    (text) => {
      expect(readCounty(text)).toBe('Orange County')
    },
  )

  it.each(['', 'County', 'Orange and Kern County', 'The Valley'])('takes “%s” for none', (text) => {
    expect(readCounty(text)).toBeUndefined()
  })
})
