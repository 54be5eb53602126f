import { routes } from '#lib/routes.ts'
import type { Practice } from '#lib/views.ts'
import { LampMark } from './lamp-mark.tsx'

/** Pages that the navigation names; the one being read is marked in it. */
export type Section = 'home' | 'services' | 'about' | 'blog' | 'contact' | 'other'

const places = [
  { section: 'services', label: 'Services', href: routes.services() },
  { section: 'about', label: 'About', href: routes.about() },
  { section: 'blog', label: 'Blog', href: routes.blog() },
  { section: 'contact', label: 'Contact', href: routes.contact() },
] as const

type SiteHeaderProps = { practice?: Practice | undefined; section: Section }

export function SiteHeader({ practice, section }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <a className="site-name" href={routes.home()}>
        <LampMark />
        <span>{practice?.name || 'Home'}</span>
      </a>
      <nav aria-label="Main">
        {places.map((place) => (
          <a
            key={place.section}
            href={place.href}
            aria-current={place.section === section ? 'page' : undefined}
          >
            {place.label}
          </a>
        ))}
        <a href="#help-now">Help now</a>
      </nav>
    </header>
  )
}
