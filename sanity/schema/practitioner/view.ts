import { z } from 'zod'
import type { Practitioner } from '#lib/views.ts'
import { safeLink } from '../link/safe-link.ts'
import { flag, part, type Reading, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

export const practitionerPart = () =>
  part({
    _id: z.string(),
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
  })

/**
 * A licence line is whole or absent: half of one would mislead.
 * @returns `undefined` while name, title or number are missing; staff looking at a draft see what is to be filled in.
 */
export function toPractitioner(
  raw: z.output<ReturnType<typeof practitionerPart>> | undefined,
  { drafts }: Reading,
): Practitioner | undefined {
  if (!raw) return undefined
  const nameOnLicence = words(raw.nameOnLicence)
  const licenceTitle = words(raw.licenceTitle)
  const licenceNumber = words(raw.licenceNumber)
  const isWhole =
    nameOnLicence !== undefined && licenceTitle !== undefined && licenceNumber !== undefined
  if (!isWhole && !drafts) return undefined
  const name = words(raw.supervisorName)
  const licence = words(raw.supervisorLicence)
  return {
    id: raw._id,
    nameOnLicence: nameOnLicence ?? 'No name on the licence yet',
    displayName: words(raw.displayName) ?? nameOnLicence ?? 'No name yet',
    licenceTitle: licenceTitle ?? 'No licence title yet',
    licenceAbbreviation: words(raw.licenceAbbreviation) ?? '',
    licenceNumber: licenceNumber ?? 'No licence number yet',
    boardName: words(raw.boardName) ?? '',
    boardAddress: safeLink(raw.boardUrl),
    isAssociate: raw.isAssociate === true,
    supervisor: name !== undefined && licence !== undefined ? { name, licence } : undefined,
    photo: toPicture(raw.photo),
    biography: toSimpleBody(raw.biography),
  }
}
