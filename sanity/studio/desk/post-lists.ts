import { momentOf } from '../publishing/post-state.ts'

/** One version of a post, draft or published. */
type Version = { _id: string; publishedAt: string | null }

/** Every version of a post that decides where it stands: all drafts, and what is dated ahead. */
export const versionsQuery = `*[_type == "article" && (
  _id in path("drafts.**") || dateTime(publishedAt) > dateTime(now())
)]{_id, publishedAt, "isPublished": count(*[_type == "article" && _id == string::split(^._id, "drafts.")[1]]) > 0}`

export type VersionOfPost = Version & { isPublished: boolean }

/** Ids, as published, of the posts in the lists that are short. All others are live. */
export type PostLists = {
  /** Never published, taken off, or with unpublished changes. */
  drafts: string[]
  /** Published, and their moment is still to come. */
  waiting: string[]
  /** What visitors can't see. */
  notLive: string[]
}

/** @param now milliseconds since 1970. */
export function sortPosts(versions: VersionOfPost[], now: number): PostLists {
  const drafts = versions.filter(({ _id }) => _id.startsWith(draftPrefix))
  const waiting = versions
    .filter((version) => !version._id.startsWith(draftPrefix) && isAhead(version, now))
    .map(({ _id }) => _id)
  const unpublished = drafts.filter(({ isPublished }) => !isPublished).map(publishedIdOf)
  return {
    drafts: drafts.map(publishedIdOf),
    waiting,
    notLive: [...new Set([...unpublished, ...waiting])],
  }
}

const draftPrefix = 'drafts.'

const publishedIdOf = ({ _id }: Version) => _id.slice(draftPrefix.length)

function isAhead(version: Version, now: number): boolean {
  const moment = momentOf(version)
  return moment !== undefined && Date.parse(moment) > now
}
