import { defineQuery } from 'groq'
import type { PractitionersQueryResult } from '../../content/types.generated.ts'
import { pictureFields } from '../picture/query.ts'
import { type Read, unchanging } from '../read.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

export const practitionerFields = `
  _id,
  "slug": slug.current,
  nameOnLicence,
  displayName,
  licenceTitle,
  licenceAbbreviation,
  licenceNumber,
  boardName,
  boardUrl,
  isAssociate,
  supervisorName,
  supervisorLicence,
  photo{${pictureFields}},
  biography[]{${simpleBlockFields}},
  credentials[]{_key, title, issuer, year, url}`

const practitionersQuery = defineQuery(
  `*[_type == "practitioner"] | order(displayName asc, _id asc){${practitionerFields}}`,
)

/** Everyone who practices here, by name. */
export const practitioners: Read<Record<never, never>, PractitionersQueryResult> = {
  name: 'practitioners',
  root: { type: 'practitioner', filter: '_type == "practitioner"' },
  query: practitionersQuery,
  changesAt: unchanging,
}
