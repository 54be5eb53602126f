import { actionLinkFields } from '../link/query.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

export const callToActionFields = `
  text[]{${simpleBlockFields}},
  locationLine,
  closing[]{${simpleBlockFields}},
  action{${actionLinkFields}}`
