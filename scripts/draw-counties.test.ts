import { readFileSync } from 'node:fs'
import path from 'node:path'
import { countyNames } from '#lib/county-names.ts'
import { countyShapes, stateShape, stateSize } from '#lib/county-shapes.generated.ts'
import { drawCounties, writeShapes } from './draw-counties.ts'

type Point = [number, number]

/** The outlines of a path that is written in steps. */
function readPath(path: string): Point[][] {
  return path.split('z').flatMap((part) => {
    const [x = 0, y = 0, ...steps] = (part.match(/-?\d+/g) ?? []).map(Number)
    if (part === '') return []
    const ring: Point[] = [[x, y]]
    for (let index = 0; index < steps.length; index += 2) {
      const [lastX, lastY] = ring.at(-1) ?? [0, 0]
      ring.push([lastX + (steps[index] ?? 0), lastY + (steps[index + 1] ?? 0)])
    }
    return [ring]
  })
}

function isWithin([x, y]: Point, ring: Point[]): boolean {
  const crossings = ring.filter(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0]
    return y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)
  })
  return crossings.length % 2 === 1
}

describe('the drawing of California', () => {
  it('is the one that the shapes in the packages give', () => {
    const file = path.join(import.meta.dirname, '../lib/county-shapes.generated.ts')
    expect(readFileSync(file, 'utf8')).toBe(writeShapes(drawCounties()))
  })

  it('has every county and no other', () => {
    expect(Object.keys(countyShapes)).toEqual(countyNames)
  })

  it.each(Object.entries(countyShapes))(
    'has %s as closed outlines of whole numbers',
    (_name, county) => {
      expect(county.path).toMatch(/^(M\d+ \d+l(-?\d+[ -]?)+z)+$/)
      for (const ring of readPath(county.path)) expect(ring.length).toBeGreaterThan(2)
    },
  )

  it.each(Object.entries(countyShapes))('has the middle of %s inside of it', (_name, county) => {
    const [mainland = []] = readPath(county.path)
    expect(isWithin(county.middle, mainland)).toBe(true)
  })

  it('keeps to its frame, and its counties to the state', () => {
    const points = [stateShape, ...Object.values(countyShapes).map((county) => county.path)]
      .flatMap(readPath)
      .flat()
    const across = points.map(([x]) => x)
    const down = points.map(([, y]) => y)
    expect([Math.min(...across), Math.min(...down)]).toEqual([0, 0])
    expect([Math.max(...across), Math.max(...down)]).toEqual([stateSize.width, stateSize.height])
    const [mainland = []] = readPath(stateShape)
    for (const { middle } of Object.values(countyShapes)) {
      expect(isWithin(middle, mainland)).toBe(true)
    }
  })
})
