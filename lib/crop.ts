import type { Picture } from './views.ts'

/** What of a picture decides how it is cut. */
type Shape = Pick<Picture, 'width' | 'height' | 'crop' | 'hotspot'>

export type Rectangle = { left: number; top: number; width: number; height: number }

/**
 * The part of a picture to show at an aspect ratio: inside the editor's crop, as large as fits, with the hotspot's
 * centre as near to the middle as the edges allow.
 * @param ratio width ÷ height; the crop's own ratio when left out.
 * @returns whole pixels of the stored picture.
 */
export function cropRectangle(picture: Shape, ratio?: number): Rectangle {
  const { crop, hotspot } = picture
  const cropLeft = crop.left * picture.width
  const cropTop = crop.top * picture.height
  const cropWidth = Math.max(1, picture.width * (1 - crop.left - crop.right))
  const cropHeight = Math.max(1, picture.height * (1 - crop.top - crop.bottom))
  const wanted = ratio ?? cropWidth / cropHeight
  const width = Math.min(cropWidth, cropHeight * wanted)
  const height = width / wanted
  const between = (low: number, value: number, high: number) => Math.min(Math.max(low, value), high)
  const left = between(
    cropLeft,
    hotspot.x * picture.width - width / 2,
    cropLeft + cropWidth - width,
  )
  const top = between(
    cropTop,
    hotspot.y * picture.height - height / 2,
    cropTop + cropHeight - height,
  )
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.max(1, Math.min(Math.round(width), picture.width - Math.round(left))),
    height: Math.max(1, Math.min(Math.round(height), picture.height - Math.round(top))),
  }
}
