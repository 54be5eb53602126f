import type { Drawing } from '../drawing.ts'
import { glow, round, wash } from '../drawing.ts'
import type { Ridge } from '../landscape.ts'
import { layMist, makeRidge, paintRidge, scatterStars, unevenLoop } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** Dusk over layered hills; in the nearest but one, a small house with a lit window. */
export function drawEveningHills(drawing: Drawing, random: Randomness): void {
  const sky = drawing.linear(
    [0, 0],
    [0, 720],
    [
      [0, '#1b2747'],
      [0.3, '#34446f'],
      [0.58, '#6a6f94'],
      [0.8, '#b98f93'],
      [0.93, '#e6b08c'],
      [1, '#f0c79b'],
    ],
  )
  wash(drawing, sky)
  scatterStars(drawing, random, 90, 420)
  glow(drawing, [640, 690], 900, '#ffcf94', 0.55, 0.42)

  const far = makeRidge(drawing, random, { base: 640, amplitude: 46, swell: 420, roughness: 0.36 })
  paintRidge(drawing, far, { crest: '#8d86a0', foot: '#d0a79c', top: 570, bottom: 760 })
  layMist(drawing, random, { y: 735, thickness: 60, colour: '#eebf9f', opacity: 0.4 })

  const second = makeRidge(drawing, random, {
    base: 725,
    amplitude: 58,
    swell: 520,
    roughness: 0.38,
    lean: (share) => -70 * share,
  })
  paintRidge(drawing, second, { crest: '#646a8e', foot: '#a58f9c', top: 600, bottom: 850 })
  layMist(drawing, random, { y: 830, thickness: 55, colour: '#c9a3a0', opacity: 0.34 })

  const third = makeRidge(drawing, random, {
    base: 800,
    amplitude: 56,
    swell: 610,
    roughness: 0.36,
    lean: (share) => 60 * share - 20,
  })
  paintRidge(drawing, third, { crest: '#424e76', foot: '#767793', top: 720, bottom: 960 })
  layMist(drawing, random, { y: 915, thickness: 46, colour: '#9a8d9f', opacity: 0.3 })

  const near = makeRidge(drawing, random, {
    base: 930,
    amplitude: 40,
    swell: 700,
    octaves: 4,
    roughness: 0.3,
    lean: (share) => -120 * Math.exp(-(((share - 0.7) / 0.26) ** 2)),
  })
  drawHouse(drawing, random, near, 1390)
  paintRidge(drawing, near, { crest: '#28335a', foot: '#343f62', top: 770, bottom: 1060 })
  const lit = drawing.clip(`<path d="${near.path}"/>`)
  drawing.add(`<g clip-path="${lit}">`)
  glow(drawing, [1376, near.at(1376) + 8], 330, '#e8964a', 0.5, 0.28)
  drawing.add('</g>')

  const front = makeRidge(drawing, random, {
    base: 1060,
    amplitude: 34,
    swell: 520,
    octaves: 6,
    roughness: 0.42,
    lean: (share) => 60 * Math.sin(share * 3.1) - 40,
  })
  paintRidge(drawing, front, { crest: '#161f3b', foot: '#10172d', top: 1000, bottom: 1125 })
}

function drawHouse(drawing: Drawing, random: Randomness, ridge: Ridge, x: number): void {
  const ground = ridge.at(x)
  const wall = ground - 62
  const silhouette = '#1a2444'
  glow(drawing, [x - 9, ground - 40], 420, '#d98a4a', 0.42, 0.8)
  for (const [aside, width, height] of [
    [-174, 23, 74],
    [-140, 26, 128],
    [-110, 23, 92],
    [142, 54, 72],
    [206, 34, 50],
    [700, 30, 40],
    [746, 22, 30],
  ] as const) {
    const base = ridge.at(x + aside) + 14
    const crown = unevenLoop(
      random,
      [x + aside, base - height * 0.52],
      [width, height * 0.58],
      0.09,
      18,
    )
    drawing.add(`<path d="${crown}" fill="${silhouette}"/>`)
  }
  drawing.add(
    `<path d="M${x - 70} ${round(wall + 4)}L${x - 10} ${round(wall - 46)}L${x + 50} ${round(wall + 4)}H${x + 44}V${round(wall - 14)}H${x + 104}L${x + 118} ${round(wall + 16)}H${x + 108}V${round(ground + 40)}H${x - 62}V${round(wall + 4)}Z" fill="${silhouette}"/>`,
  )
  drawing.add(
    `<rect x="${x + 62}" y="${round(wall - 44)}" width="15" height="44" fill="${silhouette}"/>`,
  )
  const pane = drawing.linear(
    [0, wall + 6],
    [0, wall + 46],
    [
      [0, '#ffe6ad'],
      [1, '#fbb25c'],
    ],
  )
  drawing.add(
    `<rect x="${x - 27}" y="${round(wall + 8)}" width="34" height="38" rx="2" fill="${pane}"/>`,
  )
  drawing.add(
    `<path d="M${x - 10} ${round(wall + 8)}v38M${x - 27} ${round(wall + 26)}h34" stroke="#4c3038" stroke-width="2.6"/>`,
  )
  glow(drawing, [x - 10, wall + 27], 110, '#ffc777', 0.6)
}
