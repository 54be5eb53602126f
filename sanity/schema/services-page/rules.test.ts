import { validate } from '../validate-like-the-studio.ts'

const area = (_key: string, county?: string, cities?: string[]) => ({
  _type: 'area',
  _key,
  county,
  cities,
})

const found = async (...areas: object[]) =>
  (await validate({ _type: 'servicesPage', areas }))
    .filter(({ path }) => path.startsWith('areas'))
    .map(({ level, path, message }) => `${level} ${path}: ${message}`)

describe('the areas in the Studio', () => {
  it('are fine as counties of California with each town once', async () => {
    expect(
      await found(
        area('a', 'Orange County', ['Irvine', 'Orange']),
        area('b', 'kern co.'),
        area('c', 'Inyo County', []),
      ),
    ).toEqual([])
  })

  it('keep a county of an older document and say how to mend it', async () => {
    expect(await found(area('a', 'The Inland Empire'), area('b'))).toEqual([
      'warning areas.a.county: “The Inland Empire” is none of California’s 58 counties, so the map can’t light it. Choose the county from the list.',
      'warning areas.b.county: Choose the county, or remove this one.',
    ])
  })

  it('name a town that stands there twice, at the second place', async () => {
    expect(
      await found(
        area('a', 'Orange County', ['Irvine', 'Tustin', 'irvine ']),
        area('b', 'Kern County', ['Tustin']),
      ),
    ).toEqual([
      'warning areas.a.cities.2: “irvine” stands here twice. Leave it where it belongs and remove the other one.',
      'warning areas.b.cities.0: “Tustin” stands here and under Orange County. Leave it where it belongs and remove the other one.',
    ])
  })

  it('name a county that stands there twice', async () => {
    expect(await found(area('a', 'Orange County'), area('b', 'orange'))).toEqual([
      'warning areas.b.county: Orange County stands here twice. Put all of its towns under one of them and remove the other.',
    ])
  })
})
