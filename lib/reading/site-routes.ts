import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The addresses that the build has a page for. */
export type SiteRoutes = {
  /** Whole addresses, such as `/blog`. */
  fixed: ReadonlySet<string>
  /** Addresses with parts that content decides, in Next's spelling, such as `/blog/[slug]`. */
  open: readonly string[]
}

const page = z.object({ page: z.string() })
const manifest = z.object({ staticRoutes: z.array(page), dynamicRoutes: z.array(page) })

/** What takes every address that nothing else takes, only to say that there is nothing. */
const catchesAll = /^\/\[\.\.\.[^\]/]+\]$/

/** @throws when there is no production build in the folder. */
export function readSiteRoutes(buildFolder: string): SiteRoutes {
  const text = readFileSync(path.join(buildFolder, 'routes-manifest.json'), 'utf8')
  const { staticRoutes, dynamicRoutes } = manifest.parse(JSON.parse(text))
  return {
    fixed: new Set(staticRoutes.map((route) => route.page)),
    open: dynamicRoutes.map((route) => route.page).filter((route) => !catchesAll.test(route)),
  }
}
