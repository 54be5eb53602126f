import { cropRectangle, type Rectangle } from './crop.ts'
import { isSigned, signature } from './picture-key.ts'
import { shareWidths } from './share-picture.ts'
import type { Picture } from './views.ts'

/** The widths in pixels in which pictures stand on pages. */
export const pictureWidths = [320, 480, 640, 800, 960, 1280, 1600, 1920] as const
/** The only widths in which pictures are served, so that a stranger can't ask for endless sizes. */
const servedWidths = [...pictureWidths, ...shareWidths] as const
export const pictureFormats = ['avif', 'webp', 'jpg', 'png'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export { cropRectangle, type Rectangle }

/**
 * The address of one rendering of a picture on our own origin:
 * `/images/<asset>/<left>-<top>-<width>-<height>/<output width>.<format>`. A rectangle that is a part of the picture has
 * a signature behind it, so that nobody can ask for parts that no page shows. The whole picture needs none: its
 * addresses are few, and stay right in old mails and feeds whatever becomes of the key.
 */
export function pictureAddress(
  picture: Picture,
  rendering: { width: (typeof servedWidths)[number]; format: PictureFormat; ratio?: number },
): string {
  const { left, top, width, height } = cropRectangle(picture, rendering.ratio)
  const part = `${picture.asset}/${left}-${top}-${width}-${height}`
  const isWhole = width === picture.width && height === picture.height
  const signed = isWhole ? part : `${part}-${signature(part)}`
  return `/images/${signed}/${rendering.width}.${rendering.format}`
}

/** What an address made by {@link pictureAddress} asks for. */
export type PictureRequest = {
  asset: string
  rectangle: Rectangle
  width: number
  format: PictureFormat
}

const addressPattern =
  /^\/images\/(([0-9a-f]{40}-(\d{1,5})x(\d{1,5})-[a-z0-9]{2,5})\/(\d{1,5})-(\d{1,5})-(\d{1,5})-(\d{1,5}))(?:-([\w-]{12}))?\/(\d{3,4})\.(avif|webp|jpg|png)$/

/** Reads such an address back. @returns `undefined` for anything that {@link pictureAddress} has not written. */
export function readPictureAddress(path: string): PictureRequest | undefined {
  const match = addressPattern.exec(path)
  if (!match) return undefined
  const [, part = '', asset = '', ...rest] = match
  const [pictureWidth, pictureHeight, left, top, width, height] = rest.slice(0, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [signed = '', outputWidth, format] = rest.slice(6)
  const isWhole = left + top === 0 && width === pictureWidth && height === pictureHeight
  const fits =
    width > 0 && height > 0 && left + width <= pictureWidth && top + height <= pictureHeight
  const known = servedWidths.some((allowed) => String(allowed) === outputWidth)
  if (!fits || !known || !(isWhole || isSigned(part, signed))) return undefined
  return {
    asset,
    rectangle: { left, top, width, height },
    width: Number(outputWidth),
    format: format as PictureFormat,
  }
}
