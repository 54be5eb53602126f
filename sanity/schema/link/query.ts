/** The parts of a link with its own words. */
export const actionLinkFields = `label, href`

/**
 * The marks of a text that need data. A link to one of our own pages says whether that page is live.
 * An article waits for its moment; every other page is live as soon as it is published.
 */
export const markFields = `
  _key,
  _type,
  _type == "link" => {href},
  _type == "internalLink" => {
    "target": reference->{
      _type,
      "slug": slug.current,
      "isLive": _type != "article" || $drafts || !defined(publishedAt) ||
        dateTime(publishedAt) <= dateTime($now)
    }
  }`
