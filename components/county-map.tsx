import { type CountyName, countyNames } from '#lib/county-names.ts'
import { countyShapes, stateShape, stateSize } from '#lib/county-shapes.generated.ts'
import { LampLight } from './lamp-light.tsx'

type CountyMapProps = {
  counties: CountyName[]
  /** Where the office is, as far as it is known. */
  office?: CountyName | undefined
  /** Lights the whole state a little. */
  online: boolean
}

/** Sea and neighbors around the state, in its own units. */
const margin = 36
const frame = {
  x: -margin,
  y: -margin,
  width: stateSize.width + 2 * margin,
  height: stateSize.height + 2 * margin,
}

/**
 * California as a room in the evening: softly lit where sessions are online, warmer in the counties that the list beside
 * it names, with a lamp in the office's county. One picture with one name, since a screen reader reads the list better.
 */
export function CountyMap({ counties, office, online }: CountyMapProps) {
  return (
    <svg
      role="img"
      aria-label={nameMap(counties, online)}
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
    >
      <defs>
        <LampLight id="map-lamp" />
        <clipPath id="map-frame">
          <rect {...frame} rx="28" />
        </clipPath>
      </defs>
      <g clipPath="url(#map-frame)" stroke="var(--edge)" strokeWidth="2" strokeLinejoin="round">
        <rect {...frame} fill="var(--water)" />
        <path fill="var(--hill-far)" stroke="none" d="M24-40V60L440 680l70 200h260V-40z" />
        <path
          stroke="var(--orb)"
          strokeWidth="4"
          strokeLinecap="round"
          opacity=".5"
          d="M40 596h130M66 618h82M78 640h56M92 662h28"
        />
        <path fill={online ? 'var(--glow)' : 'var(--raised)'} d={stateShape} />
        {counties.map((name) => (
          <path
            key={name}
            fill="var(--lamp)"
            fillOpacity={name === office ? 0.9 : 0.5}
            d={countyShapes[name].path}
          >
            <title>{name}</title>
          </path>
        ))}
        {office && <Lamp at={countyShapes[office].middle} />}
      </g>
    </svg>
  )
}

function Lamp({ at: [x, y] }: { at: [number, number] }) {
  return (
    <g transform={`translate(${x} ${y})`} stroke="var(--bars)" strokeWidth="3">
      <circle fill="url(#map-lamp)" stroke="none" r="220" />
      <path fill="var(--lit)" d="M-14 22V-6a14 14 0 0 1 28 0v28zM0-20v42M-14 2h28" />
    </g>
  )
}

const list = new Intl.ListFormat('en-US')

/** More counties than these are a list to read and no name of a picture. */
const mostNames = 6

function nameMap(counties: CountyName[], online: boolean): string {
  if (counties.length === countyNames.length) return 'Map of California with every county lit'
  if (counties.length > mostNames) return `Map of California with ${counties.length} counties lit`
  if (counties.length > 0) return `Map of California with ${list.format(counties)} lit`
  return online ? 'Map of California, softly lit' : 'Map of California'
}
