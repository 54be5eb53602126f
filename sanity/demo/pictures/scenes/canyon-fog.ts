import type { Drawing } from '../drawing.ts'
import { glow, wash } from '../drawing.ts'
import { layMist, makeRidge, paintRidge } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** Fog lying between the ridges of a canyon while the first light comes over them. */
export function drawCanyonFog(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, 640],
      [
        [0, '#b9c8c9'],
        [0.5, '#d5d9cc'],
        [1, '#f1dfc2'],
      ],
    ),
  )
  glow(drawing, [1360, 330], 820, '#c98f52', 0.5, 0.7)
  const layers = [
    {
      base: 430,
      amplitude: 52,
      swell: 330,
      crest: '#b9c4bf',
      foot: '#e6e2d3',
      tilt: -60,
      mist: 0.5,
    },
    {
      base: 540,
      amplitude: 70,
      swell: 380,
      crest: '#98aaa5',
      foot: '#d5d8cb',
      tilt: 80,
      mist: 0.5,
    },
    {
      base: 660,
      amplitude: 78,
      swell: 430,
      crest: '#768d88',
      foot: '#c3cbc0',
      tilt: -120,
      mist: 0.55,
    },
    {
      base: 770,
      amplitude: 84,
      swell: 520,
      crest: '#546f6c',
      foot: '#a9b7ae',
      tilt: 150,
      mist: 0.5,
    },
    {
      base: 910,
      amplitude: 80,
      swell: 560,
      crest: '#38524f',
      foot: '#8fa39a',
      tilt: -190,
      mist: 0.42,
    },
  ]
  for (const layer of layers) {
    const ridge = makeRidge(drawing, random, {
      base: layer.base,
      amplitude: layer.amplitude,
      swell: layer.swell,
      octaves: 6,
      roughness: 0.44,
      lean: (share) => layer.tilt * (share - 0.5),
    })
    paintRidge(drawing, ridge, {
      crest: layer.crest,
      foot: layer.foot,
      top: layer.base - 110,
      bottom: layer.base + 210,
    })
    layMist(drawing, random, {
      y: layer.base + 165,
      thickness: 95,
      colour: '#f4eee0',
      opacity: layer.mist,
      count: 9,
    })
  }
  const front = makeRidge(drawing, random, {
    base: 1075,
    amplitude: 46,
    swell: 420,
    octaves: 7,
    roughness: 0.5,
    lean: (share) => 150 * (share - 0.62) ** 2 * 2 - 30,
  })
  paintRidge(drawing, front, { crest: '#213a3a', foot: '#172b2d', top: 1010, bottom: 1125 })
}
