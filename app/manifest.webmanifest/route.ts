import { renderManifest } from '#lib/manifest.ts'
import { getPractice } from '#sanity/content/index.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderManifest(await getPractice()), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  })
}
