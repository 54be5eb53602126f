import type { ReactNode } from 'react'
import { formatDay } from '#lib/dates.ts'
import { routes } from '#lib/routes.ts'
import type { Link } from '#lib/views.ts'

type ReadingPageProps = {
  title: string
  subtitle?: string | undefined
  /** ISO dates, for texts that the law asks for. */
  effectiveDate?: string | undefined
  lastChecked?: string | undefined
  /** The way back, home first; home alone when left out. */
  trail?: Link[]
  children: ReactNode
}

const home: Link = { label: 'Home', href: routes.home() }

/** A page that is read from top to bottom. */
export function ReadingPage(props: ReadingPageProps) {
  const { title, subtitle, effectiveDate, lastChecked, trail = [home], children } = props
  return (
    <div className="reading">
      <Trail steps={trail} />
      <header className="reading-header stack">
        <h1>{title}</h1>
        {subtitle && <p className="subtitle">{subtitle}</p>}
        {(effectiveDate || lastChecked) && (
          <p className="meta">
            {effectiveDate && (
              <span>
                Effective <Day date={effectiveDate} />
              </span>
            )}
            {lastChecked && (
              <span>
                Last checked <Day date={lastChecked} />
              </span>
            )}
          </p>
        )}
      </header>
      <div className="prose stack">{children}</div>
    </div>
  )
}

/** The way back, home first. */
export function Trail({ steps }: { steps: Link[] }) {
  return (
    <nav className="trail" aria-label="Breadcrumb">
      {steps.map((step) => (
        <a key={step.href} href={step.href}>
          {step.label}
        </a>
      ))}
    </nav>
  )
}

function Day({ date }: { date: string }) {
  return <time dateTime={date}>{formatDay(date)}</time>
}
