import { pictureSources } from '#lib/picture-sources.ts'
import type { Picture } from '#lib/views.ts'

export type PictureProps = {
  picture: Picture
  /** Width ÷ height, cut around the hotspot; the picture's own shape when left out. */
  ratio?: number
  /** How wide it is shown, in the words of the `sizes` attribute. */
  sizes: string
  /** Widest rendering in pixels that its place can need. */
  largest?: number
  /** The page's main picture: fetched first, where all others wait until they come near. */
  first?: boolean
}

/** A picture in the formats and sizes that a browser can choose from, with its place reserved. */
export function PictureElement({ picture, ratio, sizes, largest, first = false }: PictureProps) {
  const { sources, fallback, width, height } = pictureSources(picture, {
    ...(ratio !== undefined && { ratio }),
    ...(largest !== undefined && { largest }),
  })
  return (
    <>
      <Placeholder picture={picture} />
      <picture>
        {sources.map((source) => (
          <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes} />
        ))}
        <img
          className={placeholderClass(picture)}
          src={fallback.address}
          srcSet={fallback.srcSet}
          sizes={sizes}
          width={width}
          height={height}
          alt={picture.alt}
          decoding="async"
          {...(first ? { fetchPriority: 'high' } : { loading: 'lazy' })}
        />
      </picture>
    </>
  )
}

const safeData = /^data:image\/(png|jpeg|webp|avif|gif);base64,[A-Za-z0-9+/]+=*$/

function placeholderClass(picture: Picture): string | undefined {
  const shown = picture.placeholder !== undefined && safeData.test(picture.placeholder)
  return shown ? `p-${picture.asset.slice(0, 12)}` : undefined
}

/** A rule in the page's head and no style attribute: the policy header forbids those. */
function Placeholder({ picture }: { picture: Picture }) {
  const name = placeholderClass(picture)
  if (name === undefined) return null
  return (
    <style href={name} precedence="placeholder">
      {`.${name}{background:url(${picture.placeholder}) center/cover}`}
    </style>
  )
}
