import { type Fields, fieldsOf, textOf } from './fields.ts'

/** Width in pixels as uploaded, which the id of the asset tells; `undefined` without one. */
export function widthOf(picture: Fields): number | undefined {
  const id = textOf(fieldsOf(picture.asset)._ref)
  const width = /^image-[0-9a-f]+-(\d+)x\d+-\w+$/i.exec(id)?.[1]
  return width === undefined ? undefined : Number(width)
}
