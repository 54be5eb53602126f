import { type CountyName, readCounty } from './county-names.ts'
import { foldLetters } from './fold.ts'
import type { Area, Practice } from './views.ts'

export type Place = { name: string; isCounty: boolean }

/**
 * The places that the services page names, each once, in its order.
 * @param areas counties with their towns
 * @param places what the settings name; they stand in while nobody has sorted them by county. "San Diego" is the city there.
 */
export function placesServed(areas: Area[], places: string[]): Place[] {
  const named =
    areas.length > 0
      ? areas.flatMap(({ county, cities }) => [
          { name: county, isCounty: true },
          ...cities.map((name) => ({ name, isCounty: false })),
        ])
      : places.map((name) => ({ name, isCounty: / County$/i.test(name) }))
  return [...new Map(named.map((place) => [`${place.isCounty} ${place.name}`, place])).values()]
}

/** Those of the places that are counties of California, each once. */
export function countiesAmong(places: Place[]): CountyName[] {
  const counties = places.flatMap(({ name, isCounty }) => (isCounty ? readCounty(name) : []) ?? [])
  return [...new Set(counties)]
}

/** The county under which the office's town is listed; `undefined` while it is under none or under several. */
export function countyOfOffice(areas: Area[], locality: string): CountyName | undefined {
  const town = foldLetters(locality.trim())
  const [found, ...others] = areas.filter(({ cities }) =>
    cities.some((city) => town !== '' && foldLetters(city) === town),
  )
  return found && others.length === 0 ? readCounty(found.county) : undefined
}

export type Where = Practice['offers']

/** Where the practice meets people: at an office only when there is a town to meet in. */
export function whereOffered({ locality, offers }: Pick<Practice, 'locality' | 'offers'>): Where {
  return { ...offers, inPerson: locality !== '' && offers.inPerson }
}

/** Whether any service is offered so; as long as there are none, nothing says otherwise. */
export function isOffered(
  where: keyof Where,
  services: Array<{ inPerson: boolean | null; online: boolean | null }>,
): boolean {
  return services.length === 0 || services.some((service) => service[where] === true)
}
