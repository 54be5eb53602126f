import { missingAt } from '../missing.ts'

type MissingProps = { params: Promise<{ missing: string[] }> }

/** With a root layout each for site and Studio, nothing else leads an unknown address to the site's own page. */
export default async function MissingPage({ params }: MissingProps): Promise<never> {
  const { missing } = await params
  return missingAt(`/${missing.join('/')}`)
}
