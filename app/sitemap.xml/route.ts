import { readSettings } from '#lib/env.ts'
import { renderSitemap } from '#lib/sitemap.ts'
import { listAddresses } from '#sanity/content/index.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderSitemap(readSettings().siteUrl, await listAddresses()), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
