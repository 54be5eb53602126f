import { posedByModel } from '#lib/california.ts'
import type { Picture } from '#lib/views.ts'
import { PictureElement } from './picture.tsx'

/** What stands below a picture: its caption, who made it, and whether a model posed. */
export function PictureNotes({ picture, caption }: { picture: Picture; caption?: string }) {
  const model = picture.peopleShown === 'model' ? posedByModel : undefined
  const notes = [caption, picture.credit, model].filter(Boolean)
  return notes.length > 0 ? <figcaption>{notes.join(' · ')}</figcaption> : null
}

export function Figure({ picture, caption }: { picture: Picture; caption?: string }) {
  return (
    <figure className="figure">
      <PictureElement picture={picture} sizes="(min-width: 40rem) 37rem, 92vw" largest={1280} />
      <PictureNotes picture={picture} {...(caption !== undefined && { caption })} />
    </figure>
  )
}
