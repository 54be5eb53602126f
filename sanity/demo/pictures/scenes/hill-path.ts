import type { Drawing, Point } from '../drawing.ts'
import { glow, polyline, round, wash } from '../drawing.ts'
import type { Ridge } from '../landscape.ts'
import { layMist, makeRidge, paintRidge, unevenLoop } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** A pale path that winds over sage hills towards the light. */
export function drawHillPath(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, 560],
      [
        [0, '#a5b7be'],
        [0.5, '#d9d7c8'],
        [1, '#f7dcb4'],
      ],
    ),
  )
  glow(drawing, [1180, 470], 820, '#f0bd86', 0.55, 0.6)
  const far = makeRidge(drawing, random, { base: 470, amplitude: 40, swell: 360, octaves: 6 })
  paintRidge(drawing, far, { crest: '#a9b5ae', foot: '#e5d9c2', top: 400, bottom: 600 })
  layMist(drawing, random, { y: 575, thickness: 46, colour: '#f9e6c8', opacity: 0.5 })
  const second = makeRidge(drawing, random, {
    base: 585,
    amplitude: 46,
    swell: 480,
    octaves: 5,
    lean: (share) =>
      -90 * Math.exp(-(((share - 0.12) / 0.25) ** 2)) -
      60 * Math.exp(-(((share - 0.95) / 0.2) ** 2)),
  })
  paintRidge(drawing, second, { crest: '#85998c', foot: '#c5c5ac', top: 480, bottom: 760 })
  oaks(drawing, random, second, [230, 300, 1700, 1840], 17, '#7a9084', '#6a8176')
  layMist(drawing, random, { y: 705, thickness: 40, colour: '#f3e3c4', opacity: 0.42 })
  const third = makeRidge(drawing, random, {
    base: 700,
    amplitude: 26,
    swell: 640,
    octaves: 4,
    roughness: 0.3,
    lean: (share) => 70 * Math.sin((share - 0.1) * 4.4),
  })
  paintRidge(drawing, third, { crest: '#a3aa86', foot: '#7f936f', top: 630, bottom: 930 })
  path(drawing, third, [
    [1150, 0, 4],
    [1186, 0.07, 8],
    [1120, 0.16, 16],
    [1016, 0.26, 27],
    [960, 0.5, 40],
  ])
  oaks(drawing, random, third, [1450, 1560], 40, '#5c7461', '#435a4d')
  const front = makeRidge(drawing, random, {
    base: 940,
    amplitude: 22,
    swell: 700,
    octaves: 5,
    roughness: 0.34,
    lean: (share) => 70 * Math.sin((share + 0.62) * 4.2),
  })
  paintRidge(drawing, front, { crest: '#73896a', foot: '#3d5547', top: 860, bottom: 1125 })
  path(drawing, front, [
    [1010, 0, 28],
    [1060, 0.18, 46],
    [960, 0.46, 80],
    [700, 0.78, 128],
    [560, 1, 176],
  ])
}

/** A winding ribbon: x, share of the way from the crest to the foot of the picture, half width. */
function path(drawing: Drawing, ridge: Ridge, turns: Array<[number, number, number]>): void {
  const place = (turn: [number, number, number]): [number, number, number] => {
    const crest = ridge.at(turn[0])
    return [turn[0], crest + turn[1] * (drawing.height + 20 - crest), turn[2]]
  }
  const placed = turns.map(place)
  const left: Point[] = []
  const right: Point[] = []
  for (let index = 0; index < placed.length - 1; index++) {
    const [before, from, to, after] = [-1, 0, 1, 2].map(
      (step) => placed[Math.min(placed.length - 1, Math.max(0, index + step))] ?? [0, 0, 0],
    ) as [number[], number[], number[], number[]]
    for (let step = 0; step <= 14; step++) {
      const share = step / 14
      const [x, y, half] = [0, 1, 2].map((part) =>
        between(before[part] ?? 0, from[part] ?? 0, to[part] ?? 0, after[part] ?? 0, share),
      ) as [number, number, number]
      left.push([x - half, y])
      right.push([x + half, y])
    }
  }
  const top = placed[0]?.[1] ?? 0
  const paint = drawing.linear(
    [0, top],
    [0, drawing.height],
    [
      [0, '#fbe6c2'],
      [1, '#d9c6a0'],
    ],
  )
  const clip = drawing.clip(`<path d="${ridge.path}"/>`)
  drawing.add(
    `<g clip-path="${clip}"><path d="${polyline([...left, ...right.reverse()], true)}" fill="${paint}"/></g>`,
  )
}

/** A smooth course through four numbers (Catmull–Rom), between the second and the third. */
function between(before: number, from: number, to: number, after: number, share: number): number {
  return (
    0.5 *
    (2 * from +
      (to - before) * share +
      (2 * before - 5 * from + 4 * to - after) * share ** 2 +
      (3 * from - before - 3 * to + after) * share ** 3)
  )
}

function oaks(
  drawing: Drawing,
  random: Randomness,
  ridge: Ridge,
  places: number[],
  size: number,
  colour: string,
  shadow: string,
): void {
  for (const x of places) {
    const tall = size * random.between(0.85, 1.3)
    const ground = ridge.at(x) + 3
    const shade = drawing.linear(
      [0, ground - tall * 1.5],
      [0, ground],
      [
        [0, colour],
        [1, shadow],
      ],
    )
    drawing.add(
      `<path d="M${round(x - tall * 0.1)} ${round(ground)}L${round(x - tall * 0.05)} ${round(ground - tall)}h${round(tall * 0.1)}L${round(x + tall * 0.1)} ${round(ground)}Z" fill="${shadow}"/>`,
    )
    for (let crown = 0; crown < 7; crown++) {
      const aside = (crown / 6 - 0.5) * 1.45
      const centre: Point = [
        x + aside * tall,
        ground - tall * (0.5 + 0.75 * (1 - aside ** 2) * random.between(0.6, 1.15)),
      ]
      const radius = tall * random.between(0.42, 0.56)
      drawing.add(
        `<path d="${unevenLoop(random, centre, [radius, radius * 0.74], 0.1)}" fill="${shade}"/>`,
      )
    }
  }
}
