import type { Drawing } from './drawing.ts'
import { createDrawing } from './drawing.ts'
import type { Randomness } from './randomness.ts'
import { seedRandomness } from './randomness.ts'
import { drawCanyonFog } from './scenes/canyon-fog.ts'
import { drawEveningHills } from './scenes/evening-hills.ts'
import { drawHillPath } from './scenes/hill-path.ts'
import { drawKitchenLamp } from './scenes/kitchen-lamp.ts'
import { drawLowTide } from './scenes/low-tide.ts'
import { drawMoonlitWater } from './scenes/moonlit-water.ts'
import { drawMorningCoast } from './scenes/morning-coast.ts'
import { drawNightLight } from './scenes/night-light.ts'
import { drawNotebookAndTea } from './scenes/notebook-and-tea.ts'
import { drawSleepingStreet } from './scenes/sleeping-street.ts'
import { drawTwoChairs } from './scenes/two-chairs.ts'

type Entry = {
  draw: (drawing: Drawing, random: Randomness) => void
  /** Size in pixels. */
  width: number
  height: number
  seed: number
  /** What the picture shows, for a reader who can't see it. */
  alt: string
  /** The point to keep in sight when the picture is cropped; shares of width and height. */
  focus: { x: number; y: number }
}

const wide = { width: 2000, height: 1125, seed: 7 }

/** Every picture of the demo practice. All are drawn by the code beside this file; none comes from elsewhere. */
export const pictures = {
  'evening-hills': {
    ...wide,
    draw: drawEveningHills,
    alt: 'Dusk over layered blue hills; one window is lit in a small house on the nearest hill',
    focus: { x: 0.69, y: 0.6 },
  },
  'morning-coast': {
    ...wide,
    draw: drawMorningCoast,
    alt: 'A pale morning sun over still water, with hazy headlands and a grassy bluff',
    focus: { x: 0.36, y: 0.5 },
  },
  'sleeping-street': {
    ...wide,
    draw: drawSleepingStreet,
    alt: 'A row of sleeping houses under a crescent moon; a single window is lit',
    focus: { x: 0.66, y: 0.72 },
  },
  'kitchen-lamp': {
    ...wide,
    draw: drawKitchenLamp,
    alt: 'A hanging lamp lights a round kitchen table with a steaming mug and a letter; outside it is dusk',
    focus: { x: 0.62, y: 0.6 },
  },
  'hill-path': {
    ...wide,
    draw: drawHillPath,
    alt: 'A pale path winds over sage green hills towards a warm morning sky',
    focus: { x: 0.55, y: 0.65 },
  },
  'low-tide': {
    ...wide,
    draw: drawLowTide,
    alt: 'A beach at low tide after sunset; long shallow pools hold the last of the light',
    focus: { x: 0.4, y: 0.5 },
  },
  'canyon-fog': {
    ...wide,
    draw: drawCanyonFog,
    alt: 'Fog lies between the green ridges of a canyon as the first light comes over them',
    focus: { x: 0.6, y: 0.45 },
  },
  'night-light': {
    ...wide,
    draw: drawNightLight,
    alt: 'A nursery at night: a baby asleep in a crib, and a round lamp glowing on a chest of drawers',
    focus: { x: 0.66, y: 0.6 },
  },
  'moonlit-water': {
    ...wide,
    draw: drawMoonlitWater,
    alt: 'A full moon over a calm dark sea, its light laid down in a bright path on the water',
    focus: { x: 0.66, y: 0.45 },
  },
  'two-chairs': {
    ...wide,
    draw: drawTwoChairs,
    alt: 'Two armchairs face each other across a small table, before a window on the evening sea',
    focus: { x: 0.54, y: 0.6 },
  },
  'notebook-and-tea': {
    draw: drawNotebookAndTea,
    width: 1600,
    height: 1200,
    seed: 7,
    alt: 'An open notebook with a few handwritten lines, a pencil across it, and a cup of tea beside it',
    focus: { x: 0.5, y: 0.5 },
  },
} satisfies Record<string, Entry>

export type PictureName = keyof typeof pictures

export const pictureNames = Object.keys(pictures) as PictureName[]

/** @returns the picture as SVG markup, the same for every call. */
export function drawPicture(name: PictureName): string {
  const entry: Entry = pictures[name]
  const drawing = createDrawing(entry.width, entry.height)
  entry.draw(drawing, seedRandomness(entry.seed))
  return drawing.toSvg()
}
