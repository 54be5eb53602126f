import { Fragment } from 'react'
import { crisisLines, notMonitored } from '#lib/california.ts'
import type { CrisisAddition } from '#lib/views.ts'

type CrisisHelpProps = {
  /** What the therapist added; it comes after the lines that nobody can take off. */
  additions?: CrisisAddition[] | undefined
}

/** Help at any hour. The same words at the same place on every page, whatever else is missing. */
export function CrisisHelp({ additions }: CrisisHelpProps) {
  return (
    <section className="crisis" id="help-now" aria-labelledby="help-now-title">
      <h2 id="help-now-title">Help right now</h2>
      <CrisisLines additions={additions} />
      <p className="small">{notMonitored}</p>
    </section>
  )
}

/** The same lines within a text. No div, since reader modes drop one with so many links. */
export function CrisisNote({
  introduction,
  additions,
}: CrisisHelpProps & { introduction?: string | undefined }) {
  return (
    <section className="crisis callout stack" role="note" aria-label="Help right now">
      {introduction && <p className="label">{introduction}</p>}
      <CrisisLines additions={additions} />
      <p className="small">{notMonitored}</p>
    </section>
  )
}

export function CrisisLines({ additions = [] }: CrisisHelpProps) {
  return (
    <ul>
      {crisisLines.map((line) => (
        <li key={line.key}>
          <span className="crisis-name">{line.name} </span>
          {line.ways.map((way, place) => (
            <Fragment key={way.href}>
              {place > 0 && ' or '}
              <a href={way.href}>{way.label}</a>
            </Fragment>
          ))}
          {line.spanish && (
            <span className="crisis-more" lang="es">
              {' '}
              {line.spanish}
            </span>
          )}
        </li>
      ))}
      {additions.map((line) => (
        <li key={line.key}>
          <span className="crisis-name">{line.name} </span>
          <a href={line.href}>{line.label}</a>
        </li>
      ))}
    </ul>
  )
}
