import { Fragment } from 'react'
import { crisisLines, notMonitored } from '#lib/california.ts'

/** Help at any hour. The same words at the same place on every page, whatever else is missing. */
export function CrisisHelp() {
  return (
    <section className="crisis" id="help-now" aria-labelledby="help-now-title">
      <h2 id="help-now-title">Help right now</h2>
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
              <>
                {' · '}
                <span lang="es">{line.spanish}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="small">{notMonitored}</p>
    </section>
  )
}
