import { readFacts } from '#app/(site)/read-facts.ts'
import { readCardAddress } from '#lib/card-address.ts'
import { cardWords } from '#lib/card-words.ts'
import { getPractice } from '#sanity/content/index.ts'
import { drawCard } from './draw-card.tsx'

export const dynamic = 'force-dynamic'

/**
 * The card of a page that has no picture. At an address that was given out for earlier words it shows the present ones;
 * an address that was never given out, or whose page is gone, has none.
 */
export async function GET(request: Request): Promise<Response> {
  const path = readCardAddress(new URL(request.url).pathname)
  const practice = path === undefined ? undefined : await getPractice()
  const facts = path !== undefined && practice && (await readFacts(path, practice))
  if (!practice || !facts) return new Response('There is no such picture.\n', { status: 404 })
  const picture = await drawCard(cardWords(facts.title, practice))
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } })
}
