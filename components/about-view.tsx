import { beingWritten } from '#lib/contact.ts'
import { displayName, licenceBelowName } from '#lib/licence.ts'
import { biographyPath } from '#lib/people.ts'
import type { Credential, Practice, Practitioner } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { NextStep } from './call-to-action.tsx'
import { LicenceFacts } from './licence-line.tsx'
import { Portrait } from './portrait.tsx'

type AboutViewProps = {
  /** Absent while the practice has no owner with a whole license line. */
  person: Practitioner | undefined
  /** Who else practices here. */
  others: Practitioner[]
  practice: Practice
}

/** Who a therapist is: portrait, license, biography, and credentials from the list alone. */
export function AboutView({ person, others, practice }: AboutViewProps) {
  return (
    <>
      <div className="hero">
        <div className="stack">
          <h1>{person ? displayName(person) : 'About'}</h1>
          {person ? (
            <LicenceFacts practitioner={person} below={displayName(person)} />
          ) : (
            <p>{beingWritten(practice)}</p>
          )}
        </div>
        <Portrait picture={person?.photo} />
      </div>
      <div className="reading">
        <div className="prose stack">
          {person && <BodyText body={person.biography} practice={practice} />}
          {person && person.credentials.length > 0 && (
            <section className="stack">
              <h2>Training and credentials</h2>
              <ul>
                {person.credentials.map((credential) => (
                  <li key={credential.key}>
                    <CredentialName credential={credential} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {others.length > 0 && (
            <section className="stack">
              <h2>Also practicing here</h2>
              <ul>
                {others.map((other) => (
                  <li key={other.id}>
                    <a href={biographyPath(other, practice)}>{displayName(other)}</a>{' '}
                    <span className="line small">{licenceBelowName(other)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
      <NextStep practice={practice} />
    </>
  )
}

function CredentialName({ credential }: { credential: Credential }) {
  const { title, issuer, year, href } = credential
  return (
    <>
      {href ? <a href={href}>{title}</a> : title}, {issuer}
      {year !== undefined && `, ${year}`}
    </>
  )
}
