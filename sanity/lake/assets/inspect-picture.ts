import { encode as encodeBlurHash } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { type JsonValue, LakeError } from '../types.ts'
import { pickPalette } from './palette.ts'
import { type PictureFormat, sniffPicture } from './sniff.ts'
import { stripMetadata } from './strip-metadata.ts'

/** 100 megapixels: above every ordinary camera, below what would fill the memory. */
export const mostPixels = 100_000_000

export type InspectedPicture = {
  format: PictureFormat
  /** The picture without metadata: what is stored and served. */
  bytes: Buffer
  /** In pixels, as it is shown (turned by its orientation). */
  width: number
  height: number
  metadata: { [field: string]: JsonValue }
}

/**
 * Reads an uploaded picture: what it is, how large, what it looks like.
 * @throws {LakeError} 400 with a sentence for the person who uploads.
 */
export async function inspectPicture(uploaded: Buffer): Promise<InspectedPicture> {
  const sniffed = sniffPicture(uploaded)
  if ('problem' in sniffed) throw refusePicture(sniffed.problem)
  const { format } = sniffed
  const header = await readHeader(uploaded)
  if (header.width * header.height > mostPixels) {
    throw refusePicture(
      `This picture has ${Math.round((header.width * header.height) / 1e6)} megapixels; 100 is the most. Make it smaller and upload it again.`,
    )
  }
  const bytes = await stripMetadata(uploaded, format, header.orientation)
  if (!bytes) throw unreadable()
  try {
    const { width, height, hasAlpha } = await readHeader(bytes)
    return {
      format,
      bytes,
      width,
      height,
      metadata: await describePicture(bytes, width, height, hasAlpha),
    }
  } catch (error) {
    if (error instanceof LakeError) throw error
    throw unreadable()
  }
}

async function readHeader(bytes: Buffer) {
  try {
    // Only the header is read here, so even a picture of any size may say how large it is.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata()
    const { width, height } = header.autoOrient
    return { width, height, hasAlpha: header.hasAlpha, orientation: header.orientation ?? 1 }
  } catch {
    throw unreadable()
  }
}

/** Opens a picture that strangers sent: bounded pixels, and a damaged one is an error. */
export function openPicture(bytes: Buffer, animated = false): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated })
}

async function describePicture(
  bytes: Buffer,
  width: number,
  height: number,
  hasAlpha: boolean,
): Promise<{ [field: string]: JsonValue }> {
  const sample = await openPicture(bytes)
    .autoOrient()
    .resize(128, 128, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: sample.info.width, height: sample.info.height, channels: 4 as const }
  const tiny = sharp(sample.data, { raw }).resize(20, 20, { fit: 'inside' })
  const blurred = await sharp(sample.data, { raw })
    .resize(32, 32, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const placeholder = hasAlpha
    ? `data:image/png;base64,${(await tiny.png().toBuffer()).toString('base64')}`
    : `data:image/jpeg;base64,${(await tiny.jpeg({ quality: 70 }).toBuffer()).toString('base64')}`
  return {
    _type: 'sanity.imageMetadata',
    dimensions: {
      _type: 'sanity.imageDimensions',
      width,
      height,
      aspectRatio: width / height,
    },
    lqip: placeholder,
    blurHash: encodeBlurHash(
      new Uint8ClampedArray(blurred.data),
      blurred.info.width,
      blurred.info.height,
      4,
      3,
    ),
    palette: { _type: 'sanity.imagePalette', ...pickPalette(sample.data) },
    hasAlpha,
    isOpaque: hasAlpha ? (await openPicture(bytes).stats()).isOpaque : true,
  }
}

export function refusePicture(message: string): LakeError {
  return new LakeError(400, { statusCode: 400, error: 'Bad Request', message })
}

function unreadable(): LakeError {
  return refusePicture(
    'This picture is damaged or cut off. Open it in a picture program, save it anew and upload it again.',
  )
}
