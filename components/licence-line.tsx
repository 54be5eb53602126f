import { licenceSearch } from '#lib/california.ts'
import { licenceFacts, licensedName, ownerLine } from '#lib/licence.ts'
import type { Practice, Practitioner } from '#lib/views.ts'

/** Who practices here, as the board knows them (16 CCR 1811), and where that can be checked. */
export function LicenceLine({ practice }: { practice: Practice }) {
  const { owner } = practice
  if (owner === undefined) return null
  const named = ownerLine(practice)
  return (
    <div className="licence">
      <LicenceFacts practitioner={owner} />
      {named && <p>{named}</p>}
    </div>
  )
}

type LicenceFactsProps = {
  practitioner: Practitioner
  /** The name that stands right above; the same one is not said twice. */
  below?: string
}

/** One person's license: name as filed, title, number, board, and the register. */
export function LicenceFacts({ practitioner, below }: LicenceFactsProps) {
  const { boardName, boardAddress } = practitioner
  const name = licensedName(practitioner)
  return (
    <>
      <p>
        {name !== below && (
          <>
            <strong>{name}</strong>
            {' · '}
          </>
        )}
        {licenceFacts(practitioner)}
      </p>
      <p className="meta">
        {boardName && <BoardName name={boardName} address={boardAddress} />}
        <a href={licenceSearch.href}>{licenceSearch.label}</a>
      </p>
    </>
  )
}

function BoardName({ name, address }: { name: string; address: string | undefined }) {
  return address && /^https?:\/\//.test(address) ? (
    <a href={address}>{name}</a>
  ) : (
    <span>{name}</span>
  )
}
