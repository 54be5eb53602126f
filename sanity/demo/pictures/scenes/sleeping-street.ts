import type { Drawing } from '../drawing.ts'
import { glow, round, wash } from '../drawing.ts'
import { makeRidge, paintRidge, scatterStars } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** A row of houses, all dark but for one window. */
export function drawSleepingStreet(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, 900],
      [
        [0, '#141d3a'],
        [0.5, '#27375f'],
        [0.82, '#4a5b84'],
        [1, '#7a86a3'],
      ],
    ),
  )
  scatterStars(drawing, random, 110, 600)
  glow(drawing, [470, 250], 420, '#8d93a8', 0.4)
  drawing.add(`<path d="M488 206a52 52 0 1 0 34 78a44 44 0 1 1 -34 -78Z" fill="#fbeecb"/>`)
  const hill = makeRidge(drawing, random, {
    base: 700,
    amplitude: 46,
    swell: 560,
    roughness: 0.36,
    lean: (share) => -60 * Math.sin(share * 3),
  })
  paintRidge(drawing, hill, { crest: '#384972', foot: '#5d6b90', top: 600, bottom: 950 })
  row(drawing, random, { ground: 905, size: 0.72, colour: '#26345b', pane: '#33436d', from: -40 })
  row(drawing, random, {
    ground: 1010,
    size: 1,
    colour: '#18223f',
    pane: '#26335a',
    from: -90,
    lit: 4,
  })
  const front = makeRidge(drawing, random, { base: 1040, amplitude: 12, swell: 500, octaves: 5 })
  paintRidge(drawing, front, { crest: '#0f1730', foot: '#0b1125', top: 1020, bottom: 1125 })
  glow(drawing, [1376, 1044], 420, '#c98748', 0.4, 0.14)
}

function row(
  drawing: Drawing,
  random: Randomness,
  houses: {
    ground: number
    size: number
    colour: string
    pane: string
    from: number
    lit?: number
  },
): void {
  drawing.add(
    `<rect y="${houses.ground - 10}" width="${drawing.width}" height="230" fill="${houses.colour}"/>`,
  )
  let left = houses.from
  for (let index = 0; left < drawing.width + 40; index++) {
    const width = random.between(210, 290) * houses.size
    const wall = random.between(130, 180) * houses.size
    const roof = random.between(80, 120) * houses.size
    const top = houses.ground - wall
    const right = left + width
    const middle = (left + right) / 2
    drawing.add(
      `<path d="M${round(left - 10)} ${round(top)}L${round(middle)} ${round(top - roof)}L${round(right + 10)} ${round(top)}H${round(right)}V${round(houses.ground + 220)}H${round(left)}V${round(top)}Z" fill="${houses.colour}"/>`,
    )
    drawing.add(
      `<rect x="${round(middle + width * 0.2)}" y="${round(top - roof * 0.95)}" width="${round(20 * houses.size)}" height="${round(roof * 0.8)}" fill="${houses.colour}"/>`,
    )
    const size = 40 * houses.size
    for (const [aside, isLit] of [
      [-0.24, false],
      [0.2, index === houses.lit],
    ] as const) {
      const x = middle + aside * width - size / 2
      const y = top + wall * 0.26
      const fill = isLit
        ? drawing.linear(
            [0, y],
            [0, y + size * 1.25],
            [
              [0, '#ffe7b0'],
              [1, '#fab55f'],
            ],
          )
        : houses.pane
      if (isLit) glow(drawing, [x + size / 2, y + size * 0.6], 330, '#d08c4c', 0.6)
      drawing.add(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size * 1.25)}" rx="2" fill="${fill}"/>`,
      )
      drawing.add(
        `<path d="M${round(x + size / 2)} ${round(y)}v${round(size * 1.25)}M${round(x)} ${round(y + size * 0.6)}h${round(size)}" stroke="${isLit ? '#4c3038' : houses.colour}" stroke-width="${round(3 * houses.size)}"/>`,
      )
      if (isLit) glow(drawing, [x + size / 2, y + size * 0.6], 120, '#ffc777', 0.5)
    }
    left = right + random.between(24, 90) * houses.size
  }
}
