import type { Drawing, Point } from '../drawing.ts'
import { glow, polyline, round, softDisc, wash } from '../drawing.ts'
import { makeRidge, paintRidge, unevenLoop } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'
import { smoothNoise } from '../randomness.ts'

/** A beach at low tide after sunset: long curved pools hold the last of the sky. */
export function drawLowTide(drawing: Drawing, random: Randomness): void {
  const horizon = drawing.height * 0.3
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, horizon],
      [
        [0, '#4a5f86'],
        [0.5, '#9c94a6'],
        [0.85, '#e8b595'],
        [1, '#f7cf9f'],
      ],
    ),
  )
  glow(drawing, [drawing.width * 0.36, horizon], 760, '#e0924f', 0.5, 0.4)
  drawing.add(
    `<rect y="${round(horizon)}" width="${drawing.width}" height="${round(drawing.height * 0.12)}" fill="${drawing.linear(
      [0, horizon],
      [0, horizon + drawing.height * 0.12],
      [
        [0, '#e6b493'],
        [0.35, '#a79bab'],
        [1, '#7c8caa'],
      ],
    )}"/>`,
  )
  const sand = horizon + drawing.height * 0.1
  const beach = makeRidge(drawing, random, { base: sand, amplitude: 9, swell: 420, octaves: 3 })
  paintRidge(drawing, beach, {
    crest: '#c9a596',
    foot: '#2b3050',
    top: sand - 10,
    bottom: drawing.height,
    middle: [0.32, '#7f7488'],
  })
  drawing.add(
    `<path d="${beach.path}" fill="none" stroke="#fbe6cb" stroke-width="4" opacity="0.7"/>`,
  )
  for (let band = 0; band < 15; band++) {
    const depth = ((band + random.between(0, 0.3)) / 15) ** 1.4
    reflectedPool(drawing, random, {
      y: sand + 14 + depth * (drawing.height - sand),
      thickness: 5 + depth * 74,
      wave: 4 + depth * 30,
      swell: 240 + depth * 520,
    })
  }
  drawing.add(softDisc(drawing, [drawing.width * 0.98, drawing.height], 900, '#1d2440', 0.55))
  for (const [x, y, size] of [
    [0.7, 0.8, 70],
    [0.765, 0.835, 44],
    [0.655, 0.85, 26],
    [0.2, 0.62, 22],
    [0.235, 0.632, 13],
  ] as const) {
    stone(drawing, random, [x * drawing.width, y * drawing.height], size)
  }
}

function reflectedPool(
  drawing: Drawing,
  random: Randomness,
  pool: { y: number; thickness: number; wave: number; swell: number },
): void {
  const course = smoothNoise(random, 3, 0.4)
  const breadth = smoothNoise(random, 3, 0.45)
  const shift = random.between(0, 200)
  const upper: Point[] = []
  const lower: Point[] = []
  for (let x = -20; x <= drawing.width + 20; x += 8) {
    const y = pool.y + course(shift + x / pool.swell) * pool.wave
    const half = Math.max(0, (0.1 + breadth(shift + x / pool.swell) * 0.62) * pool.thickness)
    upper.push([x, y - half])
    lower.push([x, y + half * 0.7])
  }
  const paint = drawing.linear(
    [0, pool.y],
    [drawing.width, pool.y],
    [
      [0, '#eab791'],
      [0.36, '#f9d6a4'],
      [0.66, '#b79ba3'],
      [1, '#5f7092'],
    ],
  )
  drawing.add(`<path d="${polyline([...upper, ...lower.reverse()], true)}" fill="${paint}"/>`)
}

function stone(drawing: Drawing, random: Randomness, [x, y]: Point, size: number): void {
  drawing.add(softDisc(drawing, [x + size * 0.4, y + size * 0.5], size * 1.8, '#171c35', 0.75, 0.3))
  const paint = drawing.linear(
    [x - size, y - size],
    [x + size, y + size * 0.6],
    [
      [0, '#8d8295'],
      [0.45, '#4d4c66'],
      [1, '#262b47'],
    ],
  )
  drawing.add(
    `<path d="${unevenLoop(random, [x, y], [size, size * 0.62], 0.07, 16)}" fill="${paint}"/>`,
  )
}
