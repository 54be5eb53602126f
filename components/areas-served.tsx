import { countiesAmong, countyOfOffice, placesServed, type Where } from '#lib/areas.ts'
import { countyNames } from '#lib/county-names.ts'
import type { Area, Practice } from '#lib/views.ts'
import { CountyMap } from './county-map.tsx'

type AreasServedProps = { areas: Area[]; practice: Practice; where: Where }

/** The map, and beside it the same in words: counties with their towns as plain lists, never a page each. */
export function AreasServed({ areas, practice, where }: AreasServedProps) {
  const places = placesServed(areas, practice.areasServed)
  if (places.length === 0 && !where.online) return null
  const counties = countiesAmong(places)
  const office = where.inPerson ? countyOfOffice(areas, practice.locality) : undefined
  const sorted = areas.filter(({ cities }) => cities.length > 0)
  // Counties of which all is served, or what nobody has sorted yet.
  const rest = areas.length > 0 ? areas.filter(({ cities }) => cities.length === 0) : []
  const names = areas.length > 0 ? rest.map(({ county }) => county) : places.map(({ name }) => name)
  return (
    <section className="areas" aria-labelledby="areas-served">
      <div className="stack">
        <h2 id="areas-served">Areas served</h2>
        {(where.online || counties.length > 0) && (
          <figure>
            <CountyMap counties={counties} office={office} online={where.online} />
            <figcaption>{explainLight(where.online, counties.length, office)}</figcaption>
          </figure>
        )}
      </div>
      <div className="stack">
        {where.online && <p>Online, all of California.</p>}
        {sorted.map(({ county, cities }) => (
          <div key={county}>
            <h3>{county}</h3>
            <Names names={cities} />
          </div>
        ))}
        {names.length > 0 && (
          <div>
            {sorted.length > 0 && <h3>And throughout</h3>}
            <Names names={names} />
          </div>
        )}
      </div>
    </section>
  )
}

function Names({ names }: { names: string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

/** What the light on the map means. */
function explainLight(online: boolean, counties: number, office: string | undefined): string {
  const isPart = counties > 0 && counties < countyNames.length
  return [
    online && 'Online, the light reaches the whole state.',
    isPart && `${online ? 'It is brightest' : 'The light is on'} in the counties named here.`,
    office && `The lamp stands in ${office}, where the office is.`,
  ]
    .filter(Boolean)
    .join(' ')
}
