/**
 * Shared links stand in the lake as documents of this type, written by the Studio. Their ids have a dot, so no visitor can read
 * them, and no page asks for the type. Deleting one takes the link back.
 */
export const sharedLinkType = 'sharedLink'

/** @returns the id of a link's document. */
export const sharedLinkId = (link: string) => `shared-link.${link}`
