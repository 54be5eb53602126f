import { licenceSearch } from '#lib/california.ts'
import { licenceFacts, licensedName, ownerLine } from '#lib/licence.ts'
import type { Practice } from '#lib/views.ts'

/** Who practices here, as the board knows them (16 CCR 1811), and where that can be checked. */
export function LicenceLine({ practice }: { practice: Practice }) {
  const { owner } = practice
  if (owner === undefined) return null
  const named = ownerLine(practice)
  return (
    <div className="licence">
      <p>
        <strong>{licensedName(owner)}</strong> · {licenceFacts(owner)}
      </p>
      <p>
        {owner.boardName && (
          <>
            <BoardName name={owner.boardName} address={owner.boardAddress} />
            {' · '}
          </>
        )}
        <a href={licenceSearch.href}>{licenceSearch.label}</a>
      </p>
      {named && <p>{named}</p>}
    </div>
  )
}

function BoardName({ name, address }: { name: string; address: string | undefined }) {
  return address && /^https?:\/\//.test(address) ? <a href={address}>{name}</a> : name
}
