import type { z } from 'zod'
import type { Picture } from '#lib/views.ts'
import { flag, number, oneOf, part, text, words } from '../parse.ts'

export const picturePart = () =>
  part({
    asset: text(),
    placeholder: text(),
    crop: part({ top: number(), bottom: number(), left: number(), right: number() }),
    hotspot: part({ x: number(), y: number(), width: number(), height: number() }),
    alt: text(),
    decorative: flag(),
    credit: text(),
    peopleShown: oneOf(['none', 'therapist', 'model']),
  })

const assetId = /^image-([0-9a-f]{40}-(\d{1,5})x(\d{1,5})-[a-z0-9]{2,5})$/

/** @returns `undefined` without an uploaded picture, or when its id is none of an image. */
export function toPicture(raw: z.output<ReturnType<typeof picturePart>>): Picture | undefined {
  const match = assetId.exec(raw?.asset ?? '')
  const [, asset, width, height] = match ?? []
  if (!raw || asset === undefined || Number(width) < 1 || Number(height) < 1) return undefined
  const crop = {
    top: share(raw.crop?.top, 0),
    bottom: share(raw.crop?.bottom, 0),
    left: share(raw.crop?.left, 0),
    right: share(raw.crop?.right, 0),
  }
  const isCropPossible = crop.top + crop.bottom < 1 && crop.left + crop.right < 1
  return {
    asset,
    width: Number(width),
    height: Number(height),
    alt: raw.decorative === true ? '' : (words(raw.alt) ?? ''),
    crop: isCropPossible ? crop : { top: 0, bottom: 0, left: 0, right: 0 },
    hotspot: {
      x: share(raw.hotspot?.x, 0.5),
      y: share(raw.hotspot?.y, 0.5),
      width: share(raw.hotspot?.width, 1),
      height: share(raw.hotspot?.height, 1),
    },
    placeholder: raw.placeholder?.startsWith('data:image/') ? raw.placeholder : undefined,
    credit: words(raw.credit),
    peopleShown: raw.peopleShown ?? 'none',
  }
}

function share(value: number | null | undefined, otherwise: number): number {
  return value === null || value === undefined ? otherwise : Math.min(1, Math.max(0, value))
}
