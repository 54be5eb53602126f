import { PreviewDetails } from '#components/preview-details.tsx'
import { getVersionFacts } from '#sanity/content/version-facts.ts'

/** What staff are told about the document that a page is of; nothing for everyone else. */
export async function Details({ type, id }: { type: string; id: string }) {
  const facts = await getVersionFacts(type, id)
  return facts ? <PreviewDetails facts={facts} /> : null
}
