import type { Drawing, Point, Stop } from './drawing.ts'
import { polyline, round, smoothLoop, softDisc } from './drawing.ts'
import type { Randomness } from './randomness.ts'
import { smoothNoise } from './randomness.ts'

export type Ridge = {
  /** Height of the skyline at an x. */
  at(x: number): number
  path: string
}

/** A skyline of hills from edge to edge, closed along the bottom of the picture. */
export function makeRidge(
  drawing: Drawing,
  random: Randomness,
  shape: {
    base: number
    amplitude: number
    /** Width of the largest swell in picture units. */
    swell: number
    octaves?: number
    roughness?: number
    /** Pushes the skyline up (negative) or down along the picture. */
    lean?: (share: number) => number
  },
): Ridge {
  const noise = smoothNoise(random, shape.octaves ?? 5, shape.roughness ?? 0.42)
  const shift = random.between(0, 200)
  const at = (x: number) =>
    shape.base +
    noise(shift + x / shape.swell) * shape.amplitude +
    (shape.lean?.(x / drawing.width) ?? 0)
  const points: Point[] = []
  for (let x = -10; x <= drawing.width + 10; x += 5) points.push([x, at(x)])
  points.push([drawing.width + 10, drawing.height + 10], [-10, drawing.height + 10])
  return { at, path: polyline(points, true) }
}

/** Paints a ridge from its own colour at the crest to the mist at its foot. */
export function paintRidge(
  drawing: Drawing,
  ridge: Ridge,
  colours: { crest: string; foot: string; top: number; bottom: number; middle?: Stop },
): void {
  const stops: Stop[] = [
    [0, colours.crest],
    ...(colours.middle ? [colours.middle] : []),
    [1, colours.foot],
  ]
  const paint = drawing.linear([0, colours.top], [0, colours.bottom], stops)
  drawing.add(`<path d="${ridge.path}" fill="${paint}"/>`)
}

/** A lying bank of mist: several soft ellipses that lose themselves in one another. */
export function layMist(
  drawing: Drawing,
  random: Randomness,
  bank: { y: number; thickness: number; colour: string; opacity: number; count?: number },
): void {
  for (let index = 0; index < (bank.count ?? 7); index++) {
    const radius = random.between(0.22, 0.5) * drawing.width
    const centre: Point = [
      random.between(-0.05, 1.05) * drawing.width,
      bank.y + random.between(-0.5, 0.5) * bank.thickness,
    ]
    const squash = (bank.thickness / radius) * random.between(0.5, 1)
    const opacity = bank.opacity * random.between(0.5, 1)
    drawing.add(softDisc(drawing, centre, radius, bank.colour, opacity, squash))
  }
}

/** Small stars, denser towards the top. */
export function scatterStars(
  drawing: Drawing,
  random: Randomness,
  count: number,
  lowest: number,
  colour = '#fdf3dc',
): void {
  for (let index = 0; index < count; index++) {
    const x = random.between(0, drawing.width)
    const height = random.between(0.02, 1)
    const radius = random.between(0.9, 2.1)
    const opacity = random.between(0.15, 0.8) * (1 - height * 0.85)
    drawing.add(
      `<circle cx="${round(x)}" cy="${round(height * lowest)}" r="${radius.toFixed(2)}" fill="${colour}" fill-opacity="${opacity.toFixed(2)}"/>`,
    )
  }
}

/** Light lying on water below a lamp in the sky: many thin strokes that widen towards the viewer. */
export function scatterGlints(
  drawing: Drawing,
  random: Randomness,
  light: {
    x: number
    horizon: number
    bottom: number
    /** Half the width of the lit path at the horizon and at the bottom. */
    reach: [number, number]
    count: number
    colour: string
    opacity: number
  },
): void {
  for (let index = 0; index < light.count; index++) {
    const depth = random.next() ** 1.5
    const y = light.horizon + 3 + depth * (light.bottom - light.horizon)
    const reach = light.reach[0] + depth * (light.reach[1] - light.reach[0])
    const aside = (random.next() + random.next() + random.next() - 1.5) / 1.5
    const half = (4 + depth * 38) * random.between(0.4, 1.7)
    const thickness = (0.5 + depth * 2.2) * random.between(0.5, 1.2)
    const strength = light.opacity * (1 - Math.abs(aside)) * random.between(0.35, 1)
    drawing.add(
      `<ellipse cx="${round(light.x + aside * reach)}" cy="${round(y)}" rx="${round(half)}" ry="${thickness.toFixed(2)}" fill="${light.colour}" fill-opacity="${strength.toFixed(3)}"/>`,
    )
  }
}

/** A rounded, slightly uneven outline: a stone, a pool, a tree's crown. */
export function unevenLoop(
  random: Randomness,
  centre: Point,
  radii: Point,
  unevenness: number,
  corners = 14,
): string {
  const noise = smoothNoise(random, 3, 0.5)
  const shift = random.between(0, 100)
  const points = Array.from({ length: corners }, (_, index): Point => {
    const angle = (index / corners) * Math.PI * 2
    // Walking a circle through the noise makes the end meet the beginning.
    const swell =
      1 +
      unevenness *
        (noise(shift + Math.cos(angle) * 1.3) + noise(shift + 40 + Math.sin(angle) * 1.3))
    return [
      centre[0] + Math.cos(angle) * radii[0] * swell,
      centre[1] + Math.sin(angle) * radii[1] * swell,
    ]
  })
  return smoothLoop(points)
}
