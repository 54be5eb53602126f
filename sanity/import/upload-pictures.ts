import type { SanityClient } from '@sanity/client'
import type { InnerPicture } from './picture-files.ts'
import { type RefusedPicture, readRefusal } from './refused-pictures.ts'

/** Milliseconds for one picture. The client itself would wait forever; the Studio gives up after two minutes. */
const longestUpload = 100_000

export type Uploads = {
  /** The id of each picture by its reference. */
  ids: Map<string, string>
  /** Those that the lake does not take as they are: damaged, or too large. */
  refused: RefusedPicture[]
}

/**
 * Uploads the pictures that came along with a text. One that is refused costs nothing but itself.
 * @throws when the lake does not answer, or takes nothing from this caller at all.
 */
export async function uploadPictures(
  client: Pick<SanityClient, 'assets'>,
  pictures: InnerPicture[],
): Promise<Uploads> {
  const uploads: Uploads = { ids: new Map(), refused: [] }
  for (const { reference, bytes, fileName, contentType } of pictures) {
    const body = new Blob([Uint8Array.from(bytes)], { type: contentType })
    try {
      const asset = await client.assets.upload('image', body, {
        filename: fileName,
        contentType,
        timeout: longestUpload,
      })
      uploads.ids.set(reference, asset._id)
    } catch (error) {
      const reason = readRefusal(error)
      if (reason === undefined) throw error
      uploads.refused.push({ reference, fileName, reason })
    }
  }
  return uploads
}
