import type { Drawing, Point } from '../drawing.ts'
import { glow, wash } from '../drawing.ts'
import { layMist, makeRidge, paintRidge, scatterGlints, scatterStars } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

const horizon = 640

/** A full moon, and its light laid over a quiet sea. */
export function drawMoonlitWater(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, horizon],
      [
        [0, '#131d39'],
        [0.5, '#2a3b63'],
        [0.85, '#52648a'],
        [1, '#74829f'],
      ],
    ),
  )
  scatterStars(drawing, random, 130, 500)
  const moon: Point = [1330, 300]
  glow(drawing, moon, 900, '#8f8f9c', 0.55)
  glow(drawing, moon, 260, '#f2d9a0', 0.5)
  drawing.add(
    `<circle cx="${moon[0]}" cy="${moon[1]}" r="58" fill="${drawing.radial(
      [moon[0] - 14, moon[1] - 16],
      110,
      [
        [0, '#fff9e8'],
        [1, '#f8e4b8'],
      ],
    )}"/>`,
  )
  layMist(drawing, random, { y: 600, thickness: 30, colour: '#b9bac4', opacity: 0.3, count: 8 })
  drawing.add(
    `<rect y="${horizon}" width="${drawing.width}" height="${drawing.height - horizon}" fill="${drawing.linear(
      [0, horizon],
      [0, drawing.height],
      [
        [0, '#69799b'],
        [0.14, '#475a82'],
        [0.5, '#2a3c63'],
        [1, '#16223f'],
      ],
    )}"/>`,
  )
  glow(drawing, [moon[0], horizon + 190], 560, '#a99c84', 0.5, 0.7)
  const land = makeRidge(drawing, random, {
    base: horizon - 8,
    amplitude: 16,
    swell: 240,
    octaves: 6,
    roughness: 0.46,
    lean: (share) => 250 * Math.max(0, share) ** 0.9 - 96,
  })
  const clip = drawing.clip(`<rect width="${drawing.width}" height="${horizon}"/>`)
  drawing.add(`<g clip-path="${clip}">`)
  paintRidge(drawing, land, { crest: '#35466d', foot: '#5b6b8e', top: 540, bottom: horizon + 10 })
  drawing.add('</g>')
  scatterGlints(drawing, random, {
    x: moon[0],
    horizon,
    bottom: drawing.height,
    reach: [80, 330],
    count: 760,
    colour: '#fbe9c2',
    opacity: 0.78,
  })
  const bank = makeRidge(drawing, random, {
    base: 1080,
    amplitude: 26,
    swell: 300,
    octaves: 7,
    roughness: 0.5,
    lean: (share) => -200 * share + 110,
  })
  paintRidge(drawing, bank, { crest: '#10182f', foot: '#0c1226', top: 940, bottom: 1125 })
}
