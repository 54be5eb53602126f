import { simpleBlockFields } from '../simple-text/query.ts'

export const calloutFields = `title, text[]{${simpleBlockFields}}`
