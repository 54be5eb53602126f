import { routes } from '#lib/routes.ts'

type Name = keyof typeof routes

/** Addresses with a part that content or a visitor decides. */
type OpenName = {
  [Each in Name]: Parameters<(typeof routes)[Each]> extends [] ? never : Each
}[Name]

/** Slugs that the whole site of the browser tests has beyond the demo practice. */
export const rareSlugs = { practitioner: 'a-second-person', retired: 'taken-off', moved: 'earlier' }

/**
 * Examples of each open route, as `e2e/whole-site.ts` fills the practice. The sitemap brings the rest; these are here so
 * that no route is left out, and those that no sitemap lists are walked too.
 */
const examples: Record<OpenName, string[]> = {
  article: [routes.article('after-youve-yelled-finding-your-way-back')],
  service: [routes.service('therapy-for-moms')],
  blogPage: [routes.blogPage(2)],
  topic: [routes.topic('anxiety-and-sleep')],
  practitioner: [routes.practitioner(rareSlugs.practitioner)],
  search: [routes.search(), routes.search('sleep'), routes.search('zebra crossing')],
  page: [routes.page('your-first-session')],
}

/** What is for staff or only for programs of the site itself. */
const notForReaders: readonly Name[] = ['studio']

/** Every address for readers that the routes module knows of, each open route by an example. */
export function knownPaths(): string[] {
  const names = Object.keys(routes) as Name[]
  const paths = names.filter((name) => !notForReaders.includes(name)).flatMap(pathsOf)
  return [...new Set(paths)]
}

function pathsOf(name: Name): string[] {
  if (name in examples) return examples[name as OpenName]
  return [(routes[name] as () => string)()]
}

/** Addresses that lead nowhere any more, and with what status. */
export const wrongTurns = [
  { path: '/no-such-page', status: 404 },
  { path: routes.article(rareSlugs.retired), status: 410 },
]

/** One address that a reader may ask for, as the running site answered it. */
export type PublicAnswer = {
  path: string
  status: number
  headers: Headers
  text: string
  isPage: boolean
}

/**
 * Asks for every address of the sitemap and of the routes module, and for wrong turns.
 * @param isWorthIt leaves out pages that are like others.
 */
export async function readPublicSite(
  siteUrl: string,
  isWorthIt: (path: string) => boolean = () => true,
): Promise<PublicAnswer[]> {
  const sitemap = await ask(siteUrl, routes.sitemap())
  const listed = [...sitemap.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => {
    if (!address.startsWith(`${siteUrl}/`)) throw new Error(`${address} is not on this site.`)
    return address.slice(siteUrl.length)
  })
  const paths = new Set([...listed, ...knownPaths(), ...wrongTurns.map(({ path }) => path)])
  const answers: PublicAnswer[] = []
  for (const path of paths) if (isWorthIt(path)) answers.push(await ask(siteUrl, path))
  return answers
}

async function ask(siteUrl: string, path: string): Promise<PublicAnswer> {
  const answer = await fetch(siteUrl + path, {
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  })
  const { status, headers } = answer
  const isPage = headers.get('content-type')?.startsWith('text/html') === true
  return { path, status, headers, text: await answer.text(), isPage }
}

/** The status that an address of {@link readPublicSite} should have. */
export function expectedStatus(path: string): number {
  return wrongTurns.find((turn) => turn.path === path)?.status ?? 200
}
