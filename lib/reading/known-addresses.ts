import { z } from 'zod'
import type { FinishedPage } from './finish.ts'
import type { Pages } from './pages.ts'
import type { SiteRoutes } from './site-routes.ts'

/** Where Next answers with what the lake knows of addresses. Nobody reaches it from outside. */
export const knownSlugsPath = '/wrong-turn/known-slugs'

/** A post may be published a moment before the lake says so; what is known is asked for again after this long. */
const longestTrusted = 250

const answer = z.object({ slugs: z.array(z.string()), articles: z.number() })

type Known = { revision: string; slugs: ReadonlySet<string>; articles: number }

/**
 * Tells addresses that never led anywhere from all others, so that they cost no render. Whenever that can't be known for
 * certain, since the lake is down or slow or a page has parts of its own kind, the address counts as one that may lead
 * somewhere.
 */
export class KnownAddresses {
  readonly #pages: Pick<Pages, 'getRecent'>
  readonly #routes: SiteRoutes
  #known: Known | undefined

  constructor(pages: Pick<Pages, 'getRecent'>, routes: SiteRoutes) {
    this.#pages = pages
    this.#routes = routes
  }

  /** @param path as `readTarget` spells it. Never rejects. */
  async leadsNowhere(path: string): Promise<boolean> {
    if (this.#routes.fixed.has(path)) return false
    const parts = path.slice(1).split('/').map(decodeURIComponent)
    const routes = this.#routes.open
      .map((route) => route.slice(1).split('/'))
      .filter((route) => mayBe(route, parts))
    if (routes.length === 0) return true
    // What was known before is enough to look the address up, but not to turn anyone away.
    const before = this.#known
    if (before && routes.some((route) => leadsTo(route, parts, before))) return false
    const recent = await this.#pages.getRecent(knownSlugsPath, longestTrusted)
    const known = recent && this.#read(recent)
    return known !== undefined && !routes.some((route) => leadsTo(route, parts, known))
  }

  #read(page: FinishedPage): Known | undefined {
    if (this.#known?.revision === page.revision) return this.#known
    const parsed = parse(page.variants.identity.body.toString('utf8'))
    if (!parsed) return undefined
    const { slugs, articles } = parsed
    this.#known = { revision: page.revision, slugs: new Set(slugs), articles }
    return this.#known
  }
}

function parse(text: string): z.output<typeof answer> | undefined {
  try {
    return answer.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const isOpen = (part: string) => part.startsWith('[')
const takesRest = (part: string) => /^\[{1,2}\.\.\./.test(part)

/** Whether an address has the shape of a route, whatever stands in its open parts. */
function mayBe(route: readonly string[], parts: readonly string[]): boolean {
  for (const [index, expected] of route.entries()) {
    if (takesRest(expected)) return true
    const part = parts[index]
    if (part === undefined || (!isOpen(expected) && part !== expected)) return false
  }
  return parts.length === route.length
}

/** Whether every open part of a route holds something that is known. A part by another name may hold anything. */
function leadsTo(route: readonly string[], parts: readonly string[], known: Known): boolean {
  return route.every((expected, index) => {
    const part = parts[index] ?? ''
    if (expected === '[slug]') return known.slugs.has(part)
    // A list has no more pages than there are articles.
    if (expected === '[page]') return /^\d{1,6}$/.test(part) && Number(part) <= known.articles
    return true
  })
}
