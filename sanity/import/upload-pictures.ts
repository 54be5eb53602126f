import type { SanityClient } from '@sanity/client'
import type { InnerPicture } from './picture-files.ts'

/** Milliseconds for one picture. The client itself would wait forever; the Studio gives up after two minutes. */
const longestUpload = 100_000

/**
 * Uploads the pictures that came along with a text.
 * @returns the id of each by its reference.
 */
export async function uploadPictures(
  client: Pick<SanityClient, 'assets'>,
  pictures: InnerPicture[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { reference, bytes, fileName, contentType } of pictures) {
    const body = new Blob([Uint8Array.from(bytes)], { type: contentType })
    const asset = await client.assets.upload('image', body, {
      filename: fileName,
      contentType,
      timeout: longestUpload,
    })
    ids.set(reference, asset._id)
  }
  return ids
}
