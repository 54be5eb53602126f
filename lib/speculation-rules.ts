import { routes } from './routes.ts'

/** The media type that browsers ask of a set of rules (HTML, “Speculation rules”). */
export const speculationRulesType = 'application/speculationrules+json'

/** Addresses that are no pages to read ahead: programs, files, and whatever carries a question. */
const neverAhead = [
  ...[routes.studio(), routes.search(), '/api', '/lake', '/images', '/_next'].flatMap((path) => [
    path,
    `${path}/*`,
  ]),
  '/*.*',
  '/*\\?(.+)',
]

/**
 * Lets a browser fetch a page of ours when the pointer rests on its link, so that it is there at the tap. Only documents
 * of this site, and only fetched: nothing is run or counted before somebody really goes there.
 */
export const speculationRules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: neverAhead } },
          { not: { selector_matches: '[download], [rel~="external"], [rel~="nofollow"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
} as const
