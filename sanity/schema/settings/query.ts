import { defineQuery } from 'groq'
import type {
  ListedAddressesQueryResult,
  PracticeQueryResult,
} from '../../content/types.generated.ts'
import { isLive, nextLive, publishingMoment } from '../article/query.ts'
import { callToActionFields } from '../call-to-action/query.ts'
import { actionLinkFields } from '../link/query.ts'
import { practitionerFields } from '../practitioner/query.ts'
import { type Read, unchanging } from '../read.ts'

const practiceQuery = defineQuery(`*[_type == "settings" && _id == "settings"][0]{
  practiceName,
  tagline,
  description,
  owner->{${practitionerFields}},
  isFictitiousName,
  phone,
  email,
  bookingLink{${actionLinkFields}},
  streetAddress,
  showStreetAddress,
  locality,
  region,
  postalCode,
  areasServed,
  telehealthStatement,
  locationLine,
  callToAction{${callToActionFields}}
}`)

/** What the shell of every page needs. */
export const practice: Read<Record<never, never>, PracticeQueryResult> = {
  name: 'practice',
  query: practiceQuery,
  changesAt: unchanging,
}

const listedAddressesQuery = defineQuery(`{
  "articles": *[${isLive} && defined(slug.current)] | order(coalesce(publishedAt, _createdAt) desc, _id asc){
    "slug": slug.current,
    "publishedAt": ${publishingMoment},
    updatedAt
  },
  "services": count(*[_type == "service"]),
  "privacy": count(*[_type == "privacy" && _id == "privacy"]),
  "nextLive": ${nextLive}
}`)

/** What is needed to name every page of the site. */
export const listedAddresses: Read<Record<never, never>, ListedAddressesQueryResult> = {
  name: 'listed-addresses',
  query: listedAddressesQuery,
  changesAt: ({ nextLive }) => [nextLive],
}
