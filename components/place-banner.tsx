import type { Banner } from '#lib/views.ts'
import { PictureNotes } from './figure.tsx'
import { PictureElement } from './picture.tsx'

/** The banner of a page: a picture, a few words, at most one link. Nothing stands here when there is none. */
export function PlaceBanner({ banner }: { banner?: Banner | undefined }) {
  if (banner === undefined) return null
  return (
    <section className="banner" aria-labelledby={`banner-${banner.id}`}>
      {banner.picture && (
        <figure>
          <PictureElement
            picture={banner.picture}
            ratio={16 / 9}
            sizes="(min-width: 62rem) 34rem, 94vw"
            largest={1280}
            first
          />
          <PictureNotes picture={banner.picture} />
        </figure>
      )}
      <div className="banner-words stack">
        <h2 id={`banner-${banner.id}`}>{banner.heading}</h2>
        {banner.text && <p>{banner.text}</p>}
        {banner.link && (
          <p>
            <a className="more" href={banner.link.href}>
              {banner.link.label}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}
