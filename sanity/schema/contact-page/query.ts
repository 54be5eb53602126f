import { defineQuery } from 'groq'
import type { ContactWordsQueryResult } from '../../content/types.generated.ts'
import { type Read, unchanging } from '../read.ts'
import { simpleBlockFields } from '../simple-text/query.ts'

const contactWordsQuery = defineQuery(`*[_type == "contactPage" && _id == "contactPage"][0]{
  title,
  introduction[]{${simpleBlockFields}},
  whatHappensNext[]{${simpleBlockFields}},
  office[]{${simpleBlockFields}},
  formIntroduction,
  formConsent,
  formOutside[]{${simpleBlockFields}},
  formThanks[]{${simpleBlockFields}}
}`)

/** The words of the contact page; phone, mail and address are the practice's. */
export const contactWords: Read<Record<never, never>, ContactWordsQueryResult> = {
  name: 'contact-words',
  root: { type: 'contactPage', filter: '_type == "contactPage" && _id == "contactPage"' },
  query: contactWordsQuery,
  changesAt: unchanging,
}
