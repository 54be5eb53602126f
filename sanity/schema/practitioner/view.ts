import { z } from 'zod'
import type { Credential, Practitioner } from '#lib/views.ts'
import type { PractitionersQueryResult } from '../../content/types.generated.ts'
import { safeLink } from '../link/safe-link.ts'
import { agreeing, flag, key, list, number, part, type Reading, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

const practitionerShape = () => ({
  _id: z.string(),
  slug: text(),
  nameOnLicence: text(),
  displayName: text(),
  licenceTitle: text(),
  licenceAbbreviation: text(),
  licenceNumber: text(),
  boardName: text(),
  boardUrl: text(),
  isAssociate: flag(),
  supervisorName: text(),
  supervisorLicence: text(),
  photo: picturePart(),
  biography: simpleTextPart(),
  credentials: list(
    z.object({ _key: key(), title: text(), issuer: text(), year: number(), url: text() }),
  ),
})

export const practitionerPart = () => part(practitionerShape())

export const practitionersParser = agreeing<PractitionersQueryResult>()(
  z.array(z.object(practitionerShape())),
)

/**
 * What a licence line can't do without. It is whole or absent: half of one would mislead.
 * @returns `undefined` while name as filed, title or number are missing.
 */
export function wholeLicence(raw: Record<LicencePart, string | null>) {
  const nameOnLicence = words(raw.nameOnLicence)
  const licenceTitle = words(raw.licenceTitle)
  const licenceNumber = words(raw.licenceNumber)
  return nameOnLicence !== undefined && licenceTitle !== undefined && licenceNumber !== undefined
    ? { nameOnLicence, licenceTitle, licenceNumber }
    : undefined
}

type LicencePart = 'nameOnLicence' | 'licenceTitle' | 'licenceNumber'

/**
 * @returns `undefined` while name, title or number are missing; staff looking at a draft see what is to be filled in.
 */
export function toPractitioner(
  raw: z.output<ReturnType<typeof practitionerPart>> | undefined,
  { drafts }: Reading,
): Practitioner | undefined {
  if (!raw) return undefined
  if (!wholeLicence(raw) && !drafts) return undefined
  const nameOnLicence = words(raw.nameOnLicence)
  const name = words(raw.supervisorName)
  const licence = words(raw.supervisorLicence)
  return {
    id: raw._id,
    // A draft without an address is found by its id.
    slug: words(raw.slug) ?? (drafts ? raw._id : undefined),
    nameOnLicence: nameOnLicence ?? 'No name on the license yet',
    displayName: words(raw.displayName) ?? nameOnLicence ?? 'No name yet',
    licenceTitle: words(raw.licenceTitle) ?? 'No license title yet',
    licenceAbbreviation: words(raw.licenceAbbreviation) ?? '',
    licenceNumber: words(raw.licenceNumber) ?? 'not written yet',
    boardName: words(raw.boardName) ?? '',
    boardAddress: safeLink(raw.boardUrl),
    isAssociate: raw.isAssociate === true,
    supervisor: name !== undefined && licence !== undefined ? { name, licence } : undefined,
    photo: toPicture(raw.photo),
    biography: toSimpleBody(raw.biography),
    credentials: toCredentials(raw.credentials),
  }
}

/** A credential without its issuer can't be checked by anyone, so it is not claimed. */
function toCredentials(
  raw: z.output<ReturnType<typeof practitionerShape>['credentials']>,
): Credential[] {
  return raw.flatMap((credential, index): Credential[] => {
    const title = words(credential.title)
    const issuer = words(credential.issuer)
    const year = credential.year ?? undefined
    if (title === undefined || issuer === undefined) return []
    return [
      {
        key: credential._key || String(index),
        title,
        issuer,
        year: Number.isInteger(year) ? year : undefined,
        href: safeLink(credential.url),
      },
    ]
  })
}
