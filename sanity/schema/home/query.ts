import { defineQuery } from 'groq'
import type { HomePageQueryResult } from '../../content/types.generated.ts'
import { cardFields, hasCome, nextLive } from '../article/query.ts'
import { wordFields } from '../body/query.ts'
import { pictureFields } from '../picture/query.ts'
import type { Read } from '../read.ts'

const homePageQuery = defineQuery(`{
  "home": *[_type == "home" && _id == "home"][0]{
    greeting,
    introduction,
    picture{${pictureFields}},
    "services": services[]._ref,
    articles[]->{
      ${cardFields},
      body[]{${wordFields}},
      "isLive": ${hasCome}
    }
  },
  "nextLive": ${nextLive}
}`)

/** What the therapist chose for the first page. */
export const homePage: Read<Record<never, never>, HomePageQueryResult> = {
  name: 'home-page',
  root: { type: 'home', filter: '_type == "home" && _id == "home"' },
  query: homePageQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
