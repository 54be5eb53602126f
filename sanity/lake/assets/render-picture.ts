import sharp, { type Sharp } from 'sharp'
import { openPicture } from './inspect-picture.ts'
import type { SimpleRendering, Size } from './simplify-rendering.ts'
import type { PictureFormat } from './sniff.ts'

/** Effort 2 makes files as small as 3 does, in half the time; a picture above so many pixels gets less. */
const muchWork = 3_000_000

/**
 * Makes one rendering of a stored picture. Order: turn, rectangle, size, effects, background, encoding. Metadata is never passed on.
 * @param bytes the stored picture.
 */
export async function renderPicture(
  bytes: Buffer,
  rendering: SimpleRendering,
  format: PictureFormat,
): Promise<Buffer> {
  const { background, flip } = rendering
  const { picture: source, whole, isAnimated } = await readSource(bytes, rendering, format)
  const window = chooseWindow(rendering)
  // Cutting what need not be cut would cost the decoder its short way to a small picture.
  const isCut = window.width !== whole.width || window.height !== whole.height
  let picture = resize(isCut ? source.extract(window) : source, window, rendering)
  if (flip.horizontal || flip.vertical) {
    // sharp flips before it turns and cuts, whatever the order of its calls.
    if (!isAnimated) picture = await finishSoFar(picture)
    picture = picture.flop(flip.horizontal).flip(flip.vertical)
  }
  // A sigma of 100 is past recognition already; more would only cost time.
  if (rendering.blur) picture = picture.blur(Math.max(0.3, rendering.blur / 10))
  if (rendering.sharpen) picture = picture.sharpen({ sigma: 0.5 + rendering.sharpen / 20 })
  if (rendering.saturation !== undefined) {
    picture = picture.modulate({ saturation: Math.max(0.001, 1 + rendering.saturation / 100) })
  }
  if (rendering.invert) picture = picture.negate({ alpha: false })
  if (rendering.padding > 0) {
    const { padding } = rendering
    picture = picture.extend({
      top: padding,
      bottom: padding,
      left: padding,
      right: padding,
      background: background ?? blank(format),
    })
  }
  if (background) picture = picture.flatten({ background })
  else if (format === 'jpg') picture = picture.flatten({ background: '#fff' })
  const { width = window.width, height = window.height } = rendering
  return await encode(picture, rendering, format, width * height)
}

async function readSource(bytes: Buffer, rendering: SimpleRendering, format: PictureFormat) {
  const { pages = 1, autoOrient } = await openPicture(bytes).metadata()
  const { area, turn } = rendering
  const isSideways = turn === 90 || turn === 270
  const whole = {
    width: isSideways ? autoOrient.height : autoOrient.width,
    height: isSideways ? autoOrient.width : autoOrient.height,
  }
  const isWhole = area.width === whole.width && area.height === whole.height
  const isAnimated =
    pages > 1 &&
    pages * area.width * area.height < 50_000_000 &&
    (format === 'gif' || format === 'webp') &&
    isWhole &&
    turn === 0 &&
    rendering.fit !== 'crop' &&
    !rendering.firstFrame
  const picture = openPicture(bytes, isAnimated)
  if (isAnimated) return { picture, whole, isAnimated }
  const upright = picture.autoOrient()
  return { picture: turn === 0 ? upright : upright.rotate(turn), whole, isAnimated }
}

/** Works off what was asked for so far; what comes then is done to the outcome, which has the wanted size already. */
async function finishSoFar(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture
    .timeout({ seconds: 30 })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return sharp(data, { raw: { width, height, channels } })
}

type Window = Size & { left: number; top: number }

/** For a cut around a focal point: the largest window of the wanted shape, as near to the point as the edges allow. */
function chooseWindow({ area, fit, crop, focus, width, height }: SimpleRendering): Window {
  if (fit !== 'crop' || crop !== 'focalpoint' || !width || !height) return area
  const scale = Math.min(area.width / width, area.height / height)
  const window = {
    width: Math.max(1, Math.min(area.width, Math.round(width * scale))),
    height: Math.max(1, Math.min(area.height, Math.round(height * scale))),
  }
  const place = (point: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max(0, point * whole - part / 2), whole - part))
  return {
    ...window,
    left: area.left + place(focus.x, area.width, window.width),
    top: area.top + place(focus.y, area.height, window.height),
  }
}

function resize(picture: Sharp, area: Size, rendering: SimpleRendering): Sharp {
  const { width, height, fit, crop } = rendering
  if (width === undefined || height === undefined) return picture
  const background = rendering.background ?? { r: 0, g: 0, b: 0, alpha: 0 }
  switch (fit) {
    case 'scale':
      return picture.resize(width, height, { fit: 'fill' })
    case 'crop': {
      const position = crop === 'focalpoint' || crop === 'center' ? 'centre' : crop
      return picture.resize(width, height, { fit: 'cover', position })
    }
    case 'fill':
      return picture.resize(width, height, { fit: 'contain', background })
    case 'fillmax': {
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
}

async function encode(
  picture: Sharp,
  { quality, progressive }: SimpleRendering,
  format: PictureFormat,
  pixels: number,
): Promise<Buffer> {
  const timed = picture.timeout({ seconds: 30 })
  switch (format) {
    case 'jpg':
      return await timed.jpeg({ quality: quality ?? 75, mozjpeg: false, progressive }).toBuffer()
    case 'png':
      return await timed.png({ compressionLevel: 8 }).toBuffer()
    case 'webp':
      return await timed.webp({ quality: quality ?? 75, effort: 4 }).toBuffer()
    case 'avif':
      return await timed
        .avif({ quality: quality ?? 50, effort: pixels > muchWork ? 1 : 2 })
        .toBuffer()
    case 'gif':
      return await timed.gif({ effort: 3 }).toBuffer()
  }
}

function blank(format: PictureFormat) {
  return format === 'jpg' ? { r: 255, g: 255, b: 255, alpha: 1 } : { r: 0, g: 0, b: 0, alpha: 0 }
}
