import sharp from 'sharp'
import { ImportError } from './import-error.ts'

/** Largest picture file that is taken, in bytes. */
export const largestPicture = 20_000_000

const formats: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heif: 'image/avif',
  gif: 'image/gif',
}

export type PictureFile = { bytes: Buffer; fileName: string; contentType: string; width: number }

/**
 * Reads a picture as a whole, so that a broken one is noticed before anything is written.
 * @param what it is, for the sentence
 * @throws {ImportError} when it is no picture that the website can show.
 */
export async function readPicture(
  bytes: Buffer,
  fileName: string,
  what = 'banner picture',
): Promise<PictureFile> {
  if (bytes.length > largestPicture) {
    throw new ImportError(`The ${what} ${fileName} is larger than 20 MB. Save a smaller copy.`)
  }
  try {
    const picture = sharp(bytes, { failOn: 'error' })
    const { format, width } = await picture.metadata()
    const contentType = formats[format]
    if (!contentType) throw new Error(`Unwanted format ${format}`)
    await picture.resize(16, 16, { fit: 'inside' }).toBuffer()
    return { bytes, fileName, contentType, width }
  } catch {
    throw new ImportError(
      `The ${what} ${fileName} can't be read. Save it as JPEG, PNG or WebP and try again.`,
    )
  }
}
