import type { Sharp } from 'sharp'
import { openPicture } from './inspect-picture.ts'
import type { Rendering } from './picture-parameters.ts'
import type { PictureFormat } from './sniff.ts'

type Size = { width: number; height: number }

/** Effort 2 makes files as small as 3 does, in half the time; a picture above so many pixels gets less. */
const muchWork = 3_000_000

/**
 * Makes one rendering of a stored picture. Order: turn, rectangle, size, effects, background, encoding. Metadata is never passed on.
 * @param bytes the stored picture.
 */
export async function renderPicture(
  bytes: Buffer,
  rendering: Rendering,
  format: PictureFormat,
): Promise<Buffer> {
  const source = await readSource(bytes, rendering, format)
  let picture = source.picture
  const rectangle = insideOf(rendering.rectangle, source)
  const focused = chooseWindow(rectangle ?? { left: 0, top: 0, ...source }, rendering)
  if (!source.isAnimated && (rectangle || focused.isCut)) picture = picture.extract(focused.window)
  picture = resize(picture, focused.window, rendering)
  if (rendering.flip.horizontal) picture = picture.flop()
  if (rendering.flip.vertical) picture = picture.flip()
  // A sigma of 100 is past recognition already; more would only cost time.
  if (rendering.blur) picture = picture.blur(Math.min(100, Math.max(0.3, rendering.blur / 10)))
  if (rendering.sharpen) picture = picture.sharpen({ sigma: 0.5 + rendering.sharpen / 20 })
  if (rendering.saturation !== undefined) {
    picture = picture.modulate({ saturation: Math.max(0.001, 1 + rendering.saturation / 100) })
  }
  if (rendering.invert) picture = picture.negate({ alpha: false })
  if (rendering.padding > 0) {
    const { padding } = rendering
    const background = rendering.background ?? blank(format)
    picture = picture.extend({
      top: padding,
      bottom: padding,
      left: padding,
      right: padding,
      background,
    })
  }
  if (rendering.background) picture = picture.flatten({ background: rendering.background })
  else if (format === 'jpg') picture = picture.flatten({ background: '#fff' })
  return await encode(picture, rendering, format, outputPixels(focused.window, rendering))
}

async function readSource(bytes: Buffer, rendering: Rendering, format: PictureFormat) {
  const header = await openPicture(bytes).metadata()
  const { width, height } = header.autoOrient
  const isPlain =
    !rendering.rectangle && !rendering.turn && rendering.fit !== 'crop' && rendering.fit !== 'min'
  const isAnimated =
    (header.pages ?? 1) > 1 &&
    (header.pages ?? 1) * width * height < 50_000_000 &&
    (format === 'gif' || format === 'webp') &&
    isPlain &&
    !rendering.firstFrame
  const picture = openPicture(bytes, isAnimated)
  if (isAnimated) return { picture, width, height, isAnimated }
  if (rendering.turn === 0) return { picture: picture.autoOrient(), width, height, isAnimated }
  const turned = await picture
    .autoOrient()
    .rotate(rendering.turn)
    .png({ compressionLevel: 0 })
    .toBuffer()
  const isUpright = rendering.turn === 180
  return {
    picture: openPicture(turned),
    width: isUpright ? width : height,
    height: isUpright ? height : width,
    isAnimated,
  }
}

type Window = Size & { left: number; top: number }

/** The part of a wanted rectangle that lies inside the picture; all of the picture when none does. */
function insideOf(rectangle: Rendering['rectangle'], source: Size): Window | undefined {
  if (!rectangle) return undefined
  const { left, top } = rectangle
  if (left >= source.width || top >= source.height) return undefined
  return {
    left,
    top,
    width: Math.min(rectangle.width, source.width - left),
    height: Math.min(rectangle.height, source.height - top),
  }
}

/** For a cut around a focal point: the largest window of the wanted shape, as near to the point as the edges allow. */
function chooseWindow(
  area: Window,
  { fit, crop, focus, width, height }: Rendering,
): { window: Window; isCut: boolean } {
  const isCut = (fit === 'crop' || fit === 'min') && crop === 'focalpoint' && !!width && !!height
  if (!isCut) return { window: area, isCut: false }
  const scale = Math.min(area.width / width, area.height / height)
  const window = {
    width: Math.max(1, Math.min(area.width, Math.round(width * scale))),
    height: Math.max(1, Math.min(area.height, Math.round(height * scale))),
  }
  const place = (point: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max(0, point * whole - part / 2), whole - part))
  return {
    isCut: true,
    window: {
      ...window,
      left: area.left + place(focus.x, area.width, window.width),
      top: area.top + place(focus.y, area.height, window.height),
    },
  }
}

function resize(picture: Sharp, area: Size, rendering: Rendering): Sharp {
  const { width, height, fit, crop } = rendering
  if (width === undefined && height === undefined) return picture
  const both = width !== undefined && height !== undefined
  const background = rendering.background ?? { r: 0, g: 0, b: 0, alpha: 0 }
  switch (fit) {
    case 'scale':
      return picture.resize(width ?? area.width, height ?? area.height, { fit: 'fill' })
    case 'crop':
    case 'min': {
      if (!both) break
      const isSmall = fit === 'min'
      const scale = isSmall ? Math.min(1, area.width / width, area.height / height) : 1
      const size = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
      const position = crop === 'focalpoint' || crop === 'center' ? 'centre' : crop
      return picture.resize(size[0], size[1], { fit: 'cover', position })
    }
    case 'fill':
      if (!both) break
      return picture.resize(width, height, { fit: 'contain', background })
    case 'fillmax': {
      if (!both) break
      const isSmaller = area.width < width && area.height < height
      if (!isSmaller) return picture.resize(width, height, { fit: 'contain', background })
      const left = Math.floor((width - area.width) / 2)
      const top = Math.floor((height - area.height) / 2)
      return picture.extend({
        left,
        right: width - area.width - left,
        top,
        bottom: height - area.height - top,
        background,
      })
    }
  }
  const withoutEnlargement = fit === 'max' || fit === 'min' || fit === 'fillmax'
  return picture.resize(width, height, { fit: 'inside', withoutEnlargement })
}

function outputPixels(area: Size, { width, height }: Rendering): number {
  const ratio = area.width / area.height
  const wide = width ?? (height === undefined ? area.width : height * ratio)
  return wide * (height ?? wide / ratio)
}

async function encode(
  picture: Sharp,
  { quality, progressive }: Rendering,
  format: PictureFormat,
  pixels: number,
): Promise<Buffer> {
  const chosen = quality === undefined ? undefined : Math.max(1, Math.round(quality))
  const timed = picture.timeout({ seconds: 30 })
  switch (format) {
    case 'jpg':
      return await timed.jpeg({ quality: chosen ?? 75, mozjpeg: false, progressive }).toBuffer()
    case 'png':
      return await timed.png({ compressionLevel: 8 }).toBuffer()
    case 'webp':
      return await timed.webp({ quality: chosen ?? 75, effort: 4 }).toBuffer()
    case 'avif':
      return await timed
        .avif({ quality: chosen ?? 50, effort: pixels > muchWork ? 1 : 2 })
        .toBuffer()
    case 'gif':
      return await timed.gif({ effort: 3 }).toBuffer()
  }
}

function blank(format: PictureFormat) {
  return format === 'jpg' ? { r: 255, g: 255, b: 255, alpha: 1 } : { r: 0, g: 0, b: 0, alpha: 0 }
}
