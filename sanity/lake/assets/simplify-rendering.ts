import { longestSide, type Rendering } from './picture-parameters.ts'
import type { PictureFormat } from './sniff.ts'

export type Size = { width: number; height: number }
type Area = Size & { left: number; top: number }

/** A rendering in its simplest words. Sides are those of the outcome but for padding; without them nothing is resized. */
export type SimpleRendering = Omit<Rendering, 'fit'> & {
  fit: 'scale' | 'crop' | 'fill' | 'fillmax'
  /** The part of the turned picture that is shown. */
  area: Area
}

/** The most pixels that are ordinary work; what makes more of them takes hundreds of megabytes. */
const ordinaryPixels = 6_000_000
/** Turning reads all pixels of the stored picture at once. */
const ordinaryTurn = 24_000_000

/**
 * Says in one way what can be asked for in many: numbers that show no difference are rounded, what has no effect is left
 * out, and no side is longer than {@link longestSide}. So equal pictures are made and kept once.
 * @param stored the picture's size as its name says it.
 */
export function simplifyRendering(
  asked: Rendering,
  stored: Size & { format: PictureFormat },
  format: PictureFormat,
): SimpleRendering {
  const { rectangle: _, background, firstFrame, quality, ...rest } = asked
  const isSideways = asked.turn === 90 || asked.turn === 270
  const whole = isSideways ? { width: stored.height, height: stored.width } : stored
  const area = insideOf(asked.rectangle, whole)
  const sized = chooseSize(asked, area)
  const isFocused = sized.fit === 'crop' && asked.crop === 'focalpoint'
  const showsBackground =
    stored.format !== 'jpg' || asked.padding > 0 || sized.fit === 'fill' || sized.fit === 'fillmax'
  const moves = (kind: PictureFormat) => kind === 'gif' || kind === 'webp'
  const blur = Math.min(1000, Math.round(asked.blur ?? 0))
  const sharpen = Math.round(asked.sharpen ?? 0)
  const saturation = Math.round(asked.saturation ?? 0)
  const { width, height, blur: _blur, sharpen: _sharpen, saturation: _saturation, ...kept } = rest
  return {
    ...kept,
    area,
    ...sized,
    crop: sized.fit === 'crop' ? asked.crop : 'center',
    focus: isFocused ? { x: thousandths(asked.focus.x), y: thousandths(asked.focus.y) } : middle,
    ...(blur !== 0 && { blur }),
    ...(sharpen !== 0 && { sharpen }),
    ...(saturation !== 0 && { saturation }),
    ...(background && showsBackground && { background }),
    firstFrame: firstFrame && moves(format) && stored.format !== 'jpg',
    ...(quality !== undefined &&
      format !== 'png' &&
      format !== 'gif' && { quality: Math.max(1, Math.round(quality)) }),
  }
}

const middle = { x: 0.5, y: 0.5 }

function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000
}

/** Whether making it takes so much memory that two at a time would be too many. */
export function isHeavy(rendering: SimpleRendering, stored: Size): boolean {
  const { area, padding, turn } = rendering
  const width = (rendering.width ?? area.width) + 2 * padding
  const height = (rendering.height ?? area.height) + 2 * padding
  const isLargeTurn = turn !== 0 && stored.width * stored.height > ordinaryTurn
  return width * height > ordinaryPixels || isLargeTurn
}

/** The part of a wanted rectangle that lies inside the picture; all of the picture when none does. */
function insideOf(rectangle: Rendering['rectangle'], { width, height }: Size): Area {
  if (!rectangle || rectangle.left >= width || rectangle.top >= height) {
    return { left: 0, top: 0, width, height }
  }
  const { left, top } = rectangle
  return {
    left,
    top,
    width: Math.min(rectangle.width, width - left),
    height: Math.min(rectangle.height, height - top),
  }
}

function chooseSize(
  { fit, width, height }: Rendering,
  area: Area,
): Partial<Size> & Pick<SimpleRendering, 'fit'> {
  if (width !== undefined && height !== undefined) {
    if (fit === 'scale') return resizeTo({ width, height }, area)
    if (fit === 'fill' || fit === 'crop') return { fit, width, height }
    if (fit === 'fillmax') {
      const isSmaller = area.width < width && area.height < height
      return { fit: isSmaller ? 'fillmax' : 'fill', width, height }
    }
    if (fit === 'min') {
      const scale = Math.min(1, area.width / width, area.height / height)
      return { fit: 'crop', ...scaled({ width, height }, scale) }
    }
  } else if (fit === 'scale' && (width ?? height) !== undefined) {
    const side = (wanted: number | undefined, own: number) => wanted ?? Math.min(own, longestSide)
    return resizeTo({ width: side(width, area.width), height: side(height, area.height) }, area)
  }
  const mayGrow = (fit === 'clip' || fit === 'crop' || fit === 'fill') && (width ?? height)
  const scale = Math.min(
    (width ?? longestSide) / area.width,
    (height ?? longestSide) / area.height,
    mayGrow ? Number.POSITIVE_INFINITY : 1,
  )
  return resizeTo(scaled(area, scale), area)
}

function scaled({ width, height }: Size, scale: number): Size {
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}

function resizeTo(size: Size, area: Size): Partial<Size> & { fit: 'scale' } {
  const isSame = size.width === area.width && size.height === area.height
  return isSame ? { fit: 'scale' } : { fit: 'scale', ...size }
}
