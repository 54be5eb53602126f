import { routes } from '#lib/routes.ts'

/** What the site has whatever anyone writes, and how it is called. */
export const standingPages: ReadonlyMap<string, string> = new Map([
  [routes.home(), 'the home page'],
  [routes.blog(), 'the blog'],
  [routes.services(), 'the services page'],
  [routes.about(), 'the page about you'],
  [routes.contact(), 'the contact page'],
  [routes.notices(), 'the notices'],
  [routes.goodFaithEstimate(), 'the good faith estimate'],
  [routes.privacy(), 'the privacy page'],
  [routes.accessibility(), 'the accessibility statement'],
  [routes.hipaa(), 'the HIPAA notice'],
  [routes.search(), 'the search'],
  [routes.feed(), 'the feed'],
  [routes.sitemap(), 'the sitemap'],
])
