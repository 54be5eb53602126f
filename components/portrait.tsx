import type { Picture } from '#lib/views.ts'
import { PictureNotes } from './figure.tsx'
import { PictureElement } from './picture.tsx'
import { WindowScene } from './window-scene.tsx'

/** The picture beside a page's first words, in the shape of the window that stands there when there is none. */
export function Portrait({ picture }: { picture: Picture | undefined }) {
  if (picture === undefined) return <WindowScene />
  return (
    <figure className="scene">
      <PictureElement
        picture={picture}
        ratio={4 / 5}
        sizes="(min-width: 44rem) 22rem, 16rem"
        largest={960}
        first
      />
      <PictureNotes picture={picture} />
    </figure>
  )
}
