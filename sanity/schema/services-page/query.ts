import { defineQuery } from 'groq'
import type { ServicesPageWordsQueryResult } from '../../content/types.generated.ts'
import { type Read, unchanging } from '../read.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

const servicesPageWordsQuery = defineQuery(`*[_type == "servicesPage" && _id == "servicesPage"][0]{
  title,
  introduction[]{${simpleBlockFields}},
  forWhom,
  inPerson[]{${simpleBlockFields}},
  online[]{${simpleBlockFields}},
  areas[]{_key, county, cities},
  fees[]{${simpleBlockFields}},
  insurance[]{${simpleBlockFields}},
  questions[]{_key, question, answer[]{${simpleBlockFields}}}
}`)

/** What stands around the services on their page. */
export const servicesPageWords: Read<Record<never, never>, ServicesPageWordsQueryResult> = {
  name: 'services-page-words',
  root: { type: 'servicesPage', filter: '_type == "servicesPage" && _id == "servicesPage"' },
  query: servicesPageWordsQuery,
  changesAt: unchanging,
}
