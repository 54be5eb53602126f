import { quotationFields } from '../quotation/query.ts'

export const stepsFields = `items[]{_key, title, text, quotation{${quotationFields}}}`
