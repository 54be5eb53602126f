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
  const component = libraryOf(uploading)
  return [tellRefusals({ ...uploading, title: 'Your pictures', icon: ImagesIcon, component })]
}

const known = new WeakMap<AssetSource, AssetSource['component']>()

/**
 * The library to pick from; while a file is being uploaded the Studio's own window, which shows how far it has come.
 * @returns the same component for the same source, since a new one would be put up anew.
 */
function libraryOf(source: AssetSource): AssetSource['component'] {
  const made =
    known.get(source) ??
    ((properties) =>
      createElement(
        properties.action === 'upload' ? source.component : mediaAssetSource.component,
        properties,
      ))
  known.set(source, made)
  return made
}
