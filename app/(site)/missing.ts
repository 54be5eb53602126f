import { notFound, permanentRedirect } from 'next/navigation'
import { makeAddressBook } from '#lib/old-addresses/address-book.ts'
import { readTarget } from '#lib/reading/paths.ts'
import { listOldAddresses } from '#sanity/content/index.ts'

/** Leads on from an address of the website before; returns where it is none. */
export async function leadOn(path: string): Promise<void> {
  const target = readTarget(path)
  if (target.kind !== 'path') return
  const to = makeAddressBook(await listOldAddresses()).find(target.path, '')
  if (to !== undefined) permanentRedirect(to)
}

/**
 * For an address at which there is no page. The reading server leads most visitors on by itself; this is for all whom Next
 * answers alone: in development, in a preview, and where that server can't run.
 */
export async function missingAt(path: string): Promise<never> {
  await leadOn(path)
  notFound()
}
