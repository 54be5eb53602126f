import { defineQuery } from 'groq'
import type {
  ListedAddressesQueryResult,
  PracticeQueryResult,
} from '../../content/types.generated.ts'
import { isLive, nextLive, publishingMoment } from '../article/query.ts'
import { callToActionFields } from '../call-to-action/query.ts'
import { crisisAdditions } from '../crisis-resources/query.ts'
import { actionLinkFields } from '../link/query.ts'
import { pictureFields } from '../picture/query.ts'
import { practitionerFields } from '../practitioner/query.ts'
import { type Read, unchanging } from '../read.ts'

const practiceQuery = defineQuery(`{
  "settings": *[_type == "settings" && _id == "settings"][0]{
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
    callToAction{${callToActionFields}},
    hipaaCoveredEntity,
    contactForm,
    contactFormWords
  },
  "services": *[_type == "service" && defined(title)] | order(_id asc){inPerson, online},
  "crisisAdditions": ${crisisAdditions}
}`)

/** What the shell of every page needs. */
export const practice: Read<Record<never, never>, PracticeQueryResult> = {
  name: 'practice',
  query: practiceQuery,
  changesAt: unchanging,
}

const listedAddressesQuery = defineQuery(`{
  "articles": *[${isLive} && defined(slug.current)] | order(coalesce(publishedAt, _createdAt) desc, _id asc){
    title,
    "slug": slug.current,
    "publishedAt": ${publishingMoment},
    updatedAt,
    banner{${pictureFields}},
    "figures": body[_type == "figure"].picture{${pictureFields}}
  },
  "services": *[_type == "service" && defined(title) && defined(slug.current)] | order(_id asc){title, "slug": slug.current},
  "topics": *[_type == "topic" && defined(title) && defined(slug.current)] | order(_id asc){title, "slug": slug.current},
  "pages": *[_type == "page" && defined(title) && defined(slug.current)] | order(_id asc){title, "slug": slug.current},
  "practitioners": *[_type == "practitioner"] | order(_id asc){${practitionerFields}},
  "home": *[_type == "home" && _id == "home"][0].picture{${pictureFields}},
  "settings": *[_type == "settings" && _id == "settings"][0]{
    "owner": owner->_id,
    hipaaCoveredEntity
  },
  "written": *[_id in ["settings", "contactPage", "servicesPage", "notices", "goodFaithEstimate", "accessibility", "hipaaNotice", "privacy"]]._id,
  "total": count(*[${isLive}]),
  "nextLive": ${nextLive}
}`)

/** What is needed to name every page of the site. */
export const listedAddresses: Read<Record<never, never>, ListedAddressesQueryResult> = {
  name: 'listed-addresses',
  query: listedAddressesQuery,
  changesAt: ({ nextLive }) => [nextLive],
  isPublicOnly: true,
}
