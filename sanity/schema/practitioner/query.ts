import { pictureFields } from '../picture/query.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

export const practitionerFields = `
  _id,
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
  biography[]{${simpleBlockFields}}`
