import { ImagesIcon } from '@sanity/icons/Images'
import { createElement } from 'react'
import { type AssetSource, definePlugin } from 'sanity'
import { media, mediaAssetSource } from 'sanity-plugin-media'
import { tellRefusals } from '../uploads/refused-uploads.ts'
import { renderPictureInput } from './picture-input.tsx'

/** The library of pictures, and under each picture how it will be cut. */
export const pictures = definePlugin({
  name: 'pictures',
  plugins: [media({ creditLine: { enabled: true } })],
  form: { components: { input: renderPictureInput } },
})

/**
 * One way to choose a picture: it is uploaded as the Studio does it, which says why one was refused, or picked from the
 * library with its tags and search. Two menus for the same pictures would only be a riddle.
 */
export function assetSources(sources: AssetSource[]): AssetSource[] {
  const uploading = sources.find(({ Uploader }) => Uploader !== undefined)
  if (!uploading) return sources
  const { component } = mediaAssetSource
  return [tellRefusals({ ...uploading, title: 'Your pictures', icon: ImagesIcon, component })]
}
