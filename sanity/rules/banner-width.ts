import type { Path } from '@sanity/types'
import type { Fields } from './fields.ts'
import type { Finding } from './finding.ts'
import { widthOf } from './pictures.ts'

/** Below this width in pixels a picture over the whole page looks soft. */
export const sharpWidth = 1200

/** Refuses a picture that is too small to stand over a whole page. */
export function checkBannerWidth(picture: Fields, path: Path): Finding[] {
  const width = widthOf(picture)
  if (width === undefined || width >= sharpWidth) return []
  return [{ level: 'error', path, message: describeWidth(width) }]
}

/** @param width pixels */
export function describeWidth(width: number): string {
  return `This picture is ${width.toLocaleString('en-US')} pixels wide and would look blurry across the top of a page. Choose one that is at least ${sharpWidth.toLocaleString('en-US')} pixels wide; the original from your phone or the photo site usually is.`
}
