import { cropRectangle } from '#lib/crop.ts'
import type { Picture } from '#lib/views.ts'
import { toPicture } from '../../schema/picture/view.ts'

/** The shapes in which a picture is met, on the website and where a page is shared. */
export const shapes = [
  { name: 'Wide', use: 'at the top of a post', ratio: 16 / 9 },
  { name: 'Landscape', use: 'as in an album', ratio: 4 / 3 },
  { name: 'Square', use: 'as a portrait', ratio: 1 },
  { name: 'Tall', use: 'a phone’s screen', ratio: 9 / 16 },
] as const

/** A picture field's value, as far as it decides how the picture is cut. */
export type PictureValue =
  | { asset?: { _ref?: string } | null; crop?: object | null; hotspot?: object | null }
  | undefined

/** The picture of a field as a page sees it; `undefined` while there is none. */
export function readPicture(value: PictureValue): Picture | undefined {
  const part = (numbers: object | null | undefined) => (numbers ?? null) as never
  return toPicture({
    asset: value?.asset?._ref ?? null,
    placeholder: null,
    crop: part(value?.crop),
    hotspot: part(value?.hotspot),
    alt: null,
    decorative: null,
    credit: null,
    peopleShown: null,
  })
}

/**
 * How the whole picture must lie behind a window of a shape for the window to show the part that the page will show.
 * @returns shares of the window in percent.
 */
export function placeBehind(picture: Picture, ratio: number) {
  const { left, top, width, height } = cropRectangle(picture, ratio)
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`
  return {
    width: share(picture.width, width),
    height: share(picture.height, height),
    left: share(-left, width),
    top: share(-top, height),
  }
}
