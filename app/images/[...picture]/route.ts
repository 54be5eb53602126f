import { readSettings } from '#lib/env.ts'
import { readPictureAddress } from '#lib/pictures.ts'
import { fetchPicture, lakePictureAddress } from '#lib/reading/fetch-picture.ts'
import { pictureHeaders } from '#lib/reading/pictures.ts'

export const dynamic = 'force-dynamic'

/** Pictures on a host without the reading server, which otherwise answers for them itself and keeps them. */
export async function GET(request: Request): Promise<Response> {
  const asked = readPictureAddress(new URL(request.url).pathname)
  if (!asked) return say(404, 'There is no such picture.')
  const address = lakePictureAddress(asked, readSettings().sanity)
  const picture = await fetchPicture(address, asked.format, fetch).catch(() => undefined)
  if (picture === 'missing') return say(404, 'There is no such picture.')
  if (picture === undefined || picture === 'unchanged') {
    return say(503, 'The picture can’t be had right now.')
  }
  return new Response(new Uint8Array(picture.body), { headers: pictureHeaders(picture) })
}

function say(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'cache-control': 'no-store' } })
}
