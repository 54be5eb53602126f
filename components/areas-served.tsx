import type { Area } from '#lib/views.ts'

type AreasServedProps = {
  areas: Area[]
  /** Stand in while nobody has sorted them by county. */
  places: string[]
}

/** Counties with their towns as plain lists, never a page each. Nothing while none is named. */
export function AreasServed({ areas, places }: AreasServedProps) {
  if (areas.length === 0 && places.length === 0) return null
  return (
    <section className="areas stack" aria-labelledby="areas-served">
      <h2 id="areas-served">Areas served</h2>
      {areas.map(({ county, cities }) => (
        <div key={county}>
          <h3>{county}</h3>
          <Names names={cities} />
        </div>
      ))}
      {areas.length === 0 && <Names names={places} />}
    </section>
  )
}

function Names({ names }: { names: string[] }) {
  if (names.length === 0) return null
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

/** The names that the list shows, for those who read it by machine. */
export function namesOfAreas({ areas, places }: AreasServedProps): string[] {
  return areas.length > 0 ? areas.flatMap(({ county, cities }) => [county, ...cities]) : places
}
