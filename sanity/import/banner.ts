import type { SanityClient } from '@sanity/client'
import { describeWidth, sharpWidth } from '#sanity/rules/banner-width.ts'
import { checkAltWording } from '#sanity/schema/picture/rules.ts'
import type { PictureFile } from './read-picture.ts'

export type Banner = PictureFile & ({ alt: string } | { decorative: true })

/** Uploads a banner picture. @returns the value of the article's `banner`. */
export async function uploadBanner(client: SanityClient, banner: Banner) {
  const asset = await client.assets.upload('image', banner.bytes, {
    filename: banner.fileName,
    contentType: banner.contentType,
  })
  return {
    _type: 'picture',
    asset: { _type: 'reference', _ref: asset._id },
    ...('alt' in banner ? { alt: banner.alt } : { decorative: true }),
    peopleShown: 'none',
  }
}

/** What keeps a banner picture off the website, in sentences. */
export function errorsOfBanner({ width }: Banner): string[] {
  return width < sharpWidth ? [`Picture at the top: ${describeWidth(width)}`] : []
}

/** What could be better about a banner picture, in sentences. */
export function noteBanner(banner: Banner): string[] {
  const wording = 'alt' in banner ? checkAltWording(banner.alt) : true
  return [
    ...(typeof wording === 'string' ? [`The description of the picture: ${wording}`] : []),
    ...errorsOfBanner(banner),
  ]
}
