import { LakeError } from '../types.ts'
import type { PictureFormat } from './sniff.ts'

const fits = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const crops = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const
const formats: Record<string, PictureFormat> = {
  jpg: 'jpg',
  pjpg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
}

/** How a picture is to be shown; every field that changes the outcome, and nothing else. */
export type Rendering = {
  rectangle?: { left: number; top: number; width: number; height: number }
  /** Wanted size in pixels, `dpr` multiplied in, at most 5,000 each. */
  width?: number
  height?: number
  fit: (typeof fits)[number]
  crop: (typeof crops)[number]
  focus: { x: number; y: number }
  blur?: number
  sharpen?: number
  saturation?: number
  invert: boolean
  turn: 0 | 90 | 180 | 270
  flip: { horizontal: boolean; vertical: boolean }
  /** Red, green, blue from 0 to 255; alpha from 0 to 1. */
  background?: { r: number; g: number; b: number; alpha: number }
  padding: number
  firstFrame: boolean
  format?: PictureFormat
  progressive: boolean
  quality?: number
}

export type PictureParameters = {
  rendering: Rendering
  /** No parameter changes the picture: the stored bytes are the answer. */
  isOriginal: boolean
  /** The best format that the caller accepts; `rendering.format` counts first. */
  isNegotiated: boolean
  /** Answer as a download: under this name, or under the uploaded file's own when empty. */
  download?: string
}

/** Largest width and height in pixels. */
export const longestSide = 5_000

/**
 * Reads the parameters of a picture's address, as `@sanity/image-url` writes them.
 * @throws {LakeError} 400 with a sentence that names the parameter, for anything unknown or out of bounds.
 */
export function readPictureParameters(query: URLSearchParams): PictureParameters {
  const given = new Map<string, string>()
  for (const [name, value] of query) {
    if (!known.has(name)) throw refuse(`There is no picture parameter "${name.slice(0, 40)}".`)
    if (given.has(name)) throw refuse(`The picture parameter "${name}" stands there twice.`)
    given.set(name, value)
  }
  const number = (name: string, low: number, high: number): number | undefined => {
    const text = given.get(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (/^-?\d*\.?\d+$/.test(text) && value >= low && value <= high) return value
    throw refuse(`"${name}" must be a number from ${low} to ${high}.`)
  }
  const choice = <Name extends string>(name: string, names: readonly Name[]): Name | undefined => {
    const text = given.get(name)
    const found = names.find((known) => known === text)
    if (text !== undefined && !found) throw refuse(`"${name}" must be one of ${names.join(', ')}.`)
    return found
  }

  const ratio = number('dpr', 0.1, 3) ?? 1
  const side = (name: 'w' | 'h') => {
    const limit = (prefix: string) => number(`${prefix}-${name}`, 1, longestSide)
    const [wanted, most, least] = [number(name, 1, longestSide), limit('max'), limit('min')]
    const value = wanted ?? most ?? least
    if (value === undefined) return undefined
    const bounded = Math.max(least ?? 1, Math.min(most ?? longestSide, value))
    return Math.max(1, Math.min(longestSide, Math.round(bounded * ratio)))
  }
  const width = side('w')
  const height = side('h')
  const onlyLimits = !given.has('w') && !given.has('h')
  const format = choice('fm', Object.keys(formats))
  const flip = choice('flip', ['h', 'v', 'hv', 'vh']) ?? ''
  const rectangle = readRectangle(given.get('rect'))
  const background = readColour(given.get('bg'))
  const rendering: Rendering = {
    ...(rectangle && { rectangle }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    fit: choice('fit', fits) ?? (onlyLimits ? 'max' : 'clip'),
    crop: choice('crop', crops) ?? 'center',
    focus: { x: number('fp-x', 0, 1) ?? 0.5, y: number('fp-y', 0, 1) ?? 0.5 },
    ...optional('blur', number('blur', 0, 2000)),
    ...optional('sharpen', number('sharp', 0, 100)),
    ...optional('saturation', number('sat', -100, 100)),
    invert: choice('invert', ['true', 'false']) === 'true',
    turn: Number(choice('or', ['0', '90', '180', '270']) ?? 0) as Rendering['turn'],
    flip: { horizontal: flip.includes('h'), vertical: flip.includes('v') },
    ...(background && { background }),
    padding: Math.min(500, Math.round((number('pad', 0, 500) ?? 0) * ratio)),
    firstFrame: choice('frame', ['1']) === '1',
    ...(format !== undefined && { format: formats[format] }),
    progressive: format === 'pjpg',
    ...optional('quality', number('q', 0, 100)),
  }
  const download = given.get('dl')
  return {
    rendering,
    isOriginal: [...given.keys()].every((name) => name === 'dl'),
    isNegotiated: choice('auto', ['format']) === 'format' && format === undefined,
    ...(download !== undefined && { download }),
  }
}

const known = new Set(
  'w h max-w max-h min-w min-h rect fit crop fp-x fp-y dpr fm q auto blur sharp sat invert or flip bg pad frame dl'.split(
    ' ',
  ),
)

function optional<Name extends string>(
  name: Name,
  value: number | undefined,
): { [key in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: number }
}

function readRectangle(text: string | undefined): Rendering['rectangle'] {
  if (text === undefined) return undefined
  const numbers = /^\d{1,6}(\.\d+)?(,\d{1,6}(\.\d+)?){3}$/.test(text)
    ? text.split(',').map((part) => Math.round(Number(part)))
    : []
  const [left, top, width, height] = numbers
  if (left !== undefined && top !== undefined && width && height) {
    return { left, top, width, height }
  }
  throw refuse(
    '"rect" must be left,top,width,height in whole pixels, for example rect=0,0,200,100.',
  )
}

/** `RGB`, `RRGGBB`, and with alpha in front `ARGB`, `AARRGGBB`. */
function readColour(text: string | undefined): Rendering['background'] {
  if (text === undefined) return undefined
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) {
    throw refuse('"bg" must be a colour such as bg=fff or bg=1a2b3c.')
  }
  const long = text.length <= 4 ? text.replace(/./g, '$&$&') : text
  const [alpha, r, g, b] = (long.padStart(8, 'f').match(/../g) ?? []).map((part) =>
    Number.parseInt(part, 16),
  )
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0, alpha: (alpha ?? 255) / 255 }
}

function refuse(message: string): LakeError {
  return new LakeError(400, { statusCode: 400, error: 'Bad Request', message })
}
