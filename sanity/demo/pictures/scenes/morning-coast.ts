import type { Drawing, Point } from '../drawing.ts'
import { glow, polyline, round, wash } from '../drawing.ts'
import { layMist, makeRidge, paintRidge, scatterGlints } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'
import { smoothNoise } from '../randomness.ts'

const horizon = 560

/** A pale sun over quiet water; headlands step back into the haze. */
export function drawMorningCoast(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, horizon],
      [
        [0, '#8fabc0'],
        [0.4, '#bccbce'],
        [0.75, '#ecd9c2'],
        [1, '#f6d3ac'],
      ],
    ),
  )
  const sun: Point = [640, 430]
  glow(drawing, sun, 900, '#e8b888', 0.5, 0.7)
  drawing.add(`<circle cx="${sun[0]}" cy="${sun[1]}" r="44" fill="#fffaf0"/>`)
  glow(drawing, sun, 190, '#f7d9a8', 0.45)
  layMist(drawing, random, { y: 300, thickness: 26, colour: '#fffaf0', opacity: 0.3, count: 6 })

  const water = drawing.linear(
    [0, horizon],
    [0, drawing.height],
    [
      [0, '#f3dcbd'],
      [0.16, '#d3d0c4'],
      [0.5, '#8fadb4'],
      [1, '#517886'],
    ],
  )
  drawing.add(
    `<rect y="${horizon}" width="${drawing.width}" height="${drawing.height - horizon}" fill="${water}"/>`,
  )
  headland(drawing, random, { tip: 900, rise: 74, cliff: 30, crest: '#bfc1be', foot: '#e6d6c1' })
  headland(drawing, random, { tip: 1090, rise: 128, cliff: 50, crest: '#9dadad', foot: '#cfcaba' })
  layMist(drawing, random, { y: 566, thickness: 22, colour: '#fbe9cf', opacity: 0.4 })
  headland(drawing, random, { tip: 1330, rise: 190, cliff: 84, crest: '#7b9494', foot: '#b0b8ab' })
  layMist(drawing, random, { y: 584, thickness: 26, colour: '#f8e8d0', opacity: 0.4, count: 6 })
  headland(drawing, random, { tip: 1590, rise: 236, cliff: 130, crest: '#587779', foot: '#8fa094' })

  scatterGlints(drawing, random, {
    x: sun[0],
    horizon,
    bottom: drawing.height,
    reach: [90, 430],
    count: 620,
    colour: '#fff6e3',
    opacity: 0.6,
  })

  const bluff = makeRidge(drawing, random, {
    base: 990,
    amplitude: 22,
    swell: 260,
    octaves: 6,
    roughness: 0.46,
    lean: (share) => 260 * Math.max(0, share) ** 1.6 - 70 * Math.exp(-((share / 0.22) ** 2)),
  })
  paintRidge(drawing, bluff, {
    crest: '#71866f',
    foot: '#2c4644',
    top: 860,
    bottom: 1125,
    middle: [0.4, '#4d675d'],
  })
  grass(drawing, random, bluff.at)
}

/** Land that comes in from the right and ends in a cliff; the water mirrors it faintly. */
function headland(
  drawing: Drawing,
  random: Randomness,
  land: { tip: number; rise: number; cliff: number; crest: string; foot: string },
): void {
  const noise = smoothNoise(random, 6, 0.48)
  const shift = random.between(0, 200)
  const shore = horizon + land.rise * 0.14
  const right = drawing.width + 10
  const points: Point[] = []
  for (let x = land.tip; x <= right; x += 4) {
    const along = (x - land.tip) / (right - land.tip)
    const edge = 1 - Math.exp(-(x - land.tip) / 24)
    const back = (land.rise - land.cliff) * along ** 0.8
    const unevenness = noise(shift + x / 170) * land.rise * 0.17 * Math.min(1, 0.25 + along * 2)
    points.push([x, shore - Math.max(0, edge * (land.cliff + back + unevenness))])
  }
  const mirrored = points.map(([x, y]): Point => [x, shore + (shore - y) * 0.5])
  const mirror = drawing.linear(
    [0, shore],
    [0, shore + land.rise * 0.5],
    [
      [0, land.crest, 0.34],
      [0.55, land.crest, 0.1],
      [1, land.crest, 0],
    ],
  )
  const paint = drawing.linear(
    [0, shore - land.rise],
    [0, shore],
    [
      [0, land.crest],
      [1, land.foot],
    ],
  )
  drawing.add(`<path d="${polyline([...mirrored, [right, shore]], true)}" fill="${mirror}"/>`)
  drawing.add(`<path d="${polyline([...points, [right, shore]], true)}" fill="${paint}"/>`)
}

function grass(drawing: Drawing, random: Randomness, ground: (x: number) => number): void {
  for (let blade = 0; blade < 620; blade++) {
    const x = random.between(-10, 1300)
    const depth = random.next()
    const y = ground(x) + 4 + depth * 200
    const height = random.between(16, 40) * (0.6 + depth * 0.8)
    const lean = random.between(2, 22)
    const colour = ['#a3b08c', '#8fa384', '#c2b98f', '#6a8473'][Math.floor(random.next() * 4)]
    drawing.add(
      `<path d="M${round(x)} ${round(y)}q${round(lean * 0.2)} ${round(-height * 0.6)} ${round(lean)} ${round(-height)}" fill="none" stroke="${colour}" stroke-width="${random.between(1, 2.6).toFixed(1)}" stroke-linecap="round" stroke-opacity="${random.between(0.25, 0.75).toFixed(2)}"/>`,
    )
  }
}
