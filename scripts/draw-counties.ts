import { createRequire } from 'node:module'
import { type GeoProjection, geoConicEqualArea, geoPath } from 'd3-geo'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { feature, merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon as Shared, Topology } from 'topojson-specification'

/** County shapes of the Census Bureau, public domain, as `us-atlas` packs them: each border is kept once, as an arc. */
type Atlas = Topology<{ counties: GeometryCollection<{ name: string }> }>

type Drawing = {
  width: number
  height: number
  /** The state's outline. */
  state: string
  /** By the county's name without the word "County": its outline, and a point well inside. */
  counties: Record<string, { path: string; middle: [number, number] }>
}

/** How high the state is drawn, in units that a path counts in whole numbers. */
const height = 800
/** A bend of a border is left out when it spans less than this, in square units. */
const leastBend = 14
/** Islands smaller than this are left out, in square units. */
const leastIsland = 24

/** Draws California and its counties, north up, in the state's own equal-area projection (EPSG 3310). */
export function drawCounties(): Drawing {
  const atlas = createRequire(import.meta.url)('us-atlas/counties-10m.json') as Atlas
  const counties: GeometryCollection<{ name: string }> = {
    type: 'GeometryCollection',
    // The first two digits are the state's (FIPS 06).
    geometries: atlas.objects.counties.geometries.filter(({ id }) => String(id).startsWith('06')),
  }
  const projection = geoConicEqualArea().parallels([34, 40.5]).rotate([120, 0])
  projection.fitHeight(height, feature(atlas, counties))
  const [[left], [right]] = geoPath(projection).bounds(feature(atlas, counties))
  const [across = 0, down = 0] = projection.translate()
  projection.translate([across - left, down])
  const plane: Atlas = {
    type: 'Topology',
    objects: { counties },
    arcs: atlas.arcs.map((arc) => simplify(project(decode(arc, atlas), projection)).map(whole)),
  }
  const names = counties.geometries.map((county) => nameOf(county.properties)).sort()
  const shapes = new Map<string, Position[][][]>(
    feature(plane, counties).features.map(({ geometry, properties }) => [
      nameOf(properties),
      polygonsOf(geometry as Polygon | MultiPolygon),
    ]),
  )
  return {
    width: Math.round(right - left),
    height,
    state: writePath(merge(plane, counties.geometries as Shared[]).coordinates),
    counties: Object.fromEntries(
      names.map((name) => {
        const polygons = shapes.get(name) ?? []
        return [name, { path: writePath(polygons), middle: middleOf(polygons) }]
      }),
    ),
  }
}

/** The drawing as a module that a page can use without these packages. */
export function writeShapes({ width, height, state, counties }: Drawing): string {
  const lines = Object.entries(counties).map(
    ([
      name,
      {
        path,
        middle: [x, y],
      },
    ]) => `  '${name} County': { path: '${path}', middle: [${x}, ${y}] },`,
  )
  return `// Made by "npm run counties" from the Census Bureau's county shapes: don't edit.
import type { CountyName } from './county-names.ts'

/** How large the state is drawn. */
export const stateSize = { width: ${width}, height: ${height} }

/** Path data of the state's outline. */
export const stateShape =
  '${state}'

/** Path data of each county, and a point in its middle. */
export const countyShapes: Record<CountyName, { path: string; middle: [number, number] }> = {
${lines.join('\n')}
}
`
}

function nameOf(properties: { name?: string } | null | undefined): string {
  return properties?.name ?? ''
}

/** An arc's steps become places. */
function decode(arc: Position[], { transform }: Atlas): Position[] {
  if (transform === undefined) return arc
  const { scale, translate } = transform
  let [x, y] = [0, 0]
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}

function project(places: Position[], projection: GeoProjection): Position[] {
  return places.map(([east = 0, north = 0]) => projection([east, north]) ?? [0, 0])
}

/** Leaves out the least bend until none is small (Visvalingam and Whyatt, 1993). Ends stay, so borders still meet. */
function simplify(line: Position[]): Position[] {
  const points = [...line]
  while (points.length > 3) {
    const bends = points.slice(1, -1).map((point, index) => {
      return areaOf([points[index] ?? point, point, points[index + 2] ?? point])
    })
    const least = Math.min(...bends)
    if (least >= leastBend) break
    points.splice(bends.indexOf(least) + 1, 1)
  }
  return points
}

function whole(point: Position): Position {
  return point.map(Math.round)
}

/** @returns square units. */
function areaOf(ring: Position[]): number {
  const twice = ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

function polygonsOf(shape: Polygon | MultiPolygon): Position[][][] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

function largestFirst(polygons: Position[][][]): Position[][][] {
  return polygons.toSorted(([one = []], [other = []]) => areaOf(other) - areaOf(one))
}

/** The middle of the mainland, in whole units. */
function middleOf(polygons: Position[][][]): [number, number] {
  const [coordinates = []] = largestFirst(polygons)
  const [x, y] = geoPath().centroid({ type: 'Polygon', coordinates })
  return [Math.round(x), Math.round(y)]
}

/** Path data in steps from point to point; what is too small to be seen is left out, the mainland never. */
function writePath(polygons: Position[][][]): string {
  return largestFirst(polygons)
    .flat()
    .filter((ring, place) => place === 0 || areaOf(ring) >= leastIsland)
    .map(writeRing)
    .join('')
}

function writeRing(ring: Position[]): string {
  const [[startX = 0, startY = 0] = []] = ring
  let [x, y] = [startX, startY]
  // The last point is the first one again, which `z` says.
  const steps = ring.slice(1, -1).flatMap(([nextX = 0, nextY = 0]) => {
    const step = [nextX - x, nextY - y]
    ;[x, y] = [nextX, nextY]
    return step[0] === 0 && step[1] === 0 ? [] : step
  })
  return `M${join([startX, startY])}l${join(steps)}z`
}

/** A minus sign parts two numbers as well as a space does. */
function join(numbers: number[]): string {
  return numbers.join(' ').replaceAll(' -', '-')
}
