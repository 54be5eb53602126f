import { readSettings } from '#lib/env.ts'
import { renderFeed } from '#lib/feed.ts'
import { getPractice, listFeedArticles } from '#sanity/content/index.ts'

export const dynamic = 'force-dynamic'

/** Feed readers keep what they have seen, so the newest are enough. */
const entries = 20

export async function GET(): Promise<Response> {
  const [practice, articles] = await Promise.all([getPractice(), listFeedArticles(entries)])
  return new Response(renderFeed(readSettings().siteUrl, practice, articles), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
}
