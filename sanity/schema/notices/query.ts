import { defineQuery } from 'groq'
import type { ClientNoticesQueryResult } from '../../content/types.generated.ts'
import { type Read, unchanging } from '../read.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

const clientNoticesQuery = defineQuery(`*[_type == "notices" && _id == "notices"][0]{
  title,
  effectiveDate,
  lastChecked,
  introduction[]{${simpleBlockFields}},
  entries[]{_key, licenceType, text[]{${simpleBlockFields}}, boardUrl, boardPhone}
}`)

export const clientNotices: Read<Record<never, never>, ClientNoticesQueryResult> = {
  name: 'client-notices',
  root: { type: 'notices', filter: '_type == "notices" && _id == "notices"' },
  query: clientNoticesQuery,
  changesAt: unchanging,
}
