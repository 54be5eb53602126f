import { bodyFields } from '../body/query.ts'

export const legalTextFields = `
  title,
  effectiveDate,
  lastChecked,
  body[]{${bodyFields}}`
