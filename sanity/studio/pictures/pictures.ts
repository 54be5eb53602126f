import { ImagesIcon } from '@sanity/icons/Images'
import { createElement } from 'react'
import { type AssetSource, definePlugin } from 'sanity'
import { media, mediaAssetSource } from 'sanity-plugin-media'
import { onceForEach } from '../once-for-each.ts'
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

/** The library to pick from; while a file is being uploaded the Studio's own window, which shows how far it has come. */
const libraryOf = onceForEach(
  (source: AssetSource): AssetSource['component'] =>
    (properties) =>
      createElement(
        properties.action === 'upload' ? source.component : mediaAssetSource.component,
        properties,
      ),
)
