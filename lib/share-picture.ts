import { cropRectangle, type Rectangle } from './crop.ts'
import type { Picture } from './views.ts'

/** The shape of the picture on the card of a shared link, width ÷ height: 1200 × 630, as messengers show it. */
export const shareRatio = 1200 / 630

/** Size in pixels of the card that is drawn where there is no picture. */
export const drawnCard = { width: 1200, height: 630 } as const

/** Widths in pixels in which such a picture is made, best first. */
export const shareWidths = [1200, 960, 640, 320] as const

type Shape = Pick<Picture, 'width' | 'height' | 'crop' | 'hotspot'>

export type ShareRendering = {
  /** The part of the stored picture that is shown, around its hotspot. */
  rectangle: Rectangle
  /** Size in pixels of what is served. */
  width: (typeof shareWidths)[number]
  height: number
}

/** How a picture is cut and sized for the card of a shared link. */
export function shareRendering(picture: Shape): ShareRendering {
  return renderingAt(picture, shareRatio)
}

/** The shapes in which search engines show an article's picture: 1200 × 675, 1200 × 900 and 1200 × 1200. */
export const pictureRatios = [16 / 9, 4 / 3, 1] as const

/** How a picture is cut to a shape (width ÷ height) and sized. Nothing is blown up, unless it is tiny. */
export function renderingAt(picture: Shape, ratio: number): ShareRendering {
  const rectangle = cropRectangle(picture, ratio)
  const width = shareWidths.find((width) => width <= rectangle.width) ?? 320
  return { rectangle, width, height: Math.round((width * rectangle.height) / rectangle.width) }
}
