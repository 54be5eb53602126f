import { defineQuery } from 'groq'
import type { BannersForPlaceQueryResult } from '../../content/types.generated.ts'
import { actionLinkFields } from '../link/query.ts'
import { pictureFields } from '../picture/query.ts'
import type { Read } from '../read.ts'

const bannersForPlaceQuery = defineQuery(`*[
  _type == "banner" && $place in places
  && (!defined(until) || dateTime(until) > dateTime($now))
] | order(_id asc){
  _id,
  heading,
  text,
  picture{${pictureFields}},
  link{${actionLinkFields}},
  priority,
  from,
  until
}`)

/** Every banner of a place that isn't over, also those that are yet to come. */
export const bannersForPlace: Read<{ place: string }, BannersForPlaceQueryResult> = {
  name: 'banners-for-place',
  query: bannersForPlaceQuery,
  changesAt: (banners) => banners.flatMap(({ from, until }) => [from, until]),
}
