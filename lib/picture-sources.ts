import { cropRectangle, type PictureFormat, pictureAddress, pictureWidths } from './pictures.ts'
import type { Picture } from './views.ts'

type Width = (typeof pictureWidths)[number]

export type PictureSources = {
  /** Best first; the browser takes the first type it knows. */
  sources: Array<{ type: string; srcSet: string }>
  fallback: { address: string; srcSet: string }
  /** Size in pixels whose ratio reserves the picture's place. */
  width: number
  height: number
}

/** No larger than the stored picture, so that nothing is blown up; the smallest width always exists. */
function usefulWidths(available: number): Width[] {
  const widths = pictureWidths.filter((width) => width <= available)
  return widths.length > 0 ? widths : [pictureWidths[0]]
}

const isTransparent = (picture: Picture) => /-(png|gif|svg)$/.test(picture.asset)

/**
 * Every address at which a picture is offered: AVIF, WebP, and JPEG for the rest (PNG where it may be transparent and keeps its own shape).
 * @param ratio width ÷ height, cut around the hotspot; the picture's own when left out.
 * @param largest widest rendering in pixels that its place can ever need, twice its width on screen.
 */
export function pictureSources(
  picture: Picture,
  { ratio, largest = 1920 }: { ratio?: number; largest?: number } = {},
): PictureSources {
  const rectangle = cropRectangle(picture, ratio)
  const widths = usefulWidths(Math.min(rectangle.width, largest))
  const shape = ratio === undefined ? {} : { ratio }
  const list = (format: PictureFormat) =>
    widths
      .map((width) => `${pictureAddress(picture, { width, format, ...shape })} ${width}w`)
      .join(', ')
  const plain = ratio === undefined && isTransparent(picture) ? 'png' : 'jpg'
  const middle = widths.findLast((width) => width <= 960) ?? widths[0] ?? pictureWidths[0]
  const width = widths.at(-1) ?? middle
  return {
    sources: [
      { type: 'image/avif', srcSet: list('avif') },
      { type: 'image/webp', srcSet: list('webp') },
    ],
    fallback: {
      address: pictureAddress(picture, { width: middle, format: plain, ...shape }),
      srcSet: list(plain),
    },
    width,
    height: Math.round((width * rectangle.height) / rectangle.width),
  }
}

/** One plain rendering for places that know no choice of sources, such as a feed. */
export function largestRendering(picture: Picture): {
  address: string
  width: number
  height: number
} {
  const { fallback, width, height } = pictureSources(picture, { largest: 960 })
  return { address: fallback.address, width, height }
}
