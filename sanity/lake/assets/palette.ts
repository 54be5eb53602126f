export type Swatch = {
  _type: 'sanity.imagePaletteSwatch'
  background: string
  foreground: '#000' | '#fff'
  title: '#000' | '#fff'
  /** Share of the picture, in percent. */
  population: number
}

type Colour = { red: number; green: number; blue: number; share: number }
type Target = { lightness: [number, number, number]; saturation: [number, number, number] }

/** For each kind of swatch: lowest, ideal and highest lightness and saturation. */
const targets: Record<string, Target> = {
  darkVibrant: { lightness: [0, 0.26, 0.45], saturation: [0.35, 1, 1] },
  vibrant: { lightness: [0.3, 0.5, 0.7], saturation: [0.35, 1, 1] },
  lightVibrant: { lightness: [0.55, 0.74, 1], saturation: [0.35, 1, 1] },
  darkMuted: { lightness: [0, 0.26, 0.45], saturation: [0, 0.3, 0.4] },
  muted: { lightness: [0.3, 0.5, 0.7], saturation: [0, 0.3, 0.4] },
  lightMuted: { lightness: [0.55, 0.74, 1], saturation: [0, 0.3, 0.4] },
}

/**
 * Picks the colours that stand for a picture. A kind of which the picture has nothing is left out.
 * @param pixels red, green, blue and alpha, a byte each.
 */
export function pickPalette(pixels: Uint8Array): Record<string, Swatch> {
  const colours = groupColours(pixels)
  const dominant = colours[0]
  if (!dominant) return {}
  const swatches = Object.entries(targets).flatMap(([name, target]) => {
    const best = colours
      .map((colour) => ({ colour, score: score(colour, target, dominant.share) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)[0]
    return best ? [[name, toSwatch(best.colour)] as const] : []
  })
  return { ...Object.fromEntries(swatches), dominant: toSwatch(dominant) }
}

/** Groups like colours, sixteen steps a channel, the most frequent first. */
function groupColours(pixels: Uint8Array): Colour[] {
  const groups = new Map<number, [red: number, green: number, blue: number, count: number]>()
  let visible = 0
  for (let index = 0; index + 3 < pixels.length; index += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index, index + 4)
    if (alpha < 128) continue
    visible += 1
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    const group = groups.get(key) ?? [0, 0, 0, 0]
    group[0] += red
    group[1] += green
    group[2] += blue
    group[3] += 1
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => b[3] - a[3])
    .slice(0, 128)
    .map(([red, green, blue, count]) => ({
      red: Math.round(red / count),
      green: Math.round(green / count),
      blue: Math.round(blue / count),
      share: count / visible,
    }))
}

/** How well a colour fits a kind of swatch; 0 when it is none of it. Lightness counts most, frequency least. */
function score(colour: Colour, target: Target, highestShare: number): number {
  const { saturation, lightness } = toHsl(colour)
  const isInside = (value: number, [low, , high]: [number, number, number]) =>
    value >= low && value <= high
  if (!isInside(lightness, target.lightness) || !isInside(saturation, target.saturation)) return 0
  return (
    3 * (1 - Math.abs(saturation - target.saturation[1])) +
    6 * (1 - Math.abs(lightness - target.lightness[1])) +
    colour.share / highestShare
  )
}

function toHsl({ red, green, blue }: Colour): { saturation: number; lightness: number } {
  const highest = Math.max(red, green, blue) / 255
  const lowest = Math.min(red, green, blue) / 255
  const lightness = (highest + lowest) / 2
  const spread = highest - lowest
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1))
  return { saturation, lightness }
}

function toSwatch(colour: Colour): Swatch {
  const channels = [colour.red, colour.green, colour.blue]
  const background = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  const [red = 0, green = 0, blue = 0] = channels.map((value) => (value / 255) ** 2.2)
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  // White reads better below this luminance, black above: the contrast ratios meet here.
  const ink = luminance < 0.179 ? '#fff' : '#000'
  return {
    _type: 'sanity.imagePaletteSwatch',
    background,
    foreground: ink,
    title: ink,
    population: Math.round(colour.share * 10_000) / 100,
  }
}
