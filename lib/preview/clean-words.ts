import { vercelStegaClean } from '@vercel/stega'

/** Takes the marks of a preview out of facts that leave the page: titles, addresses and what machines read. */
export function cleanWords<Facts>(facts: Facts): Facts {
  return vercelStegaClean(facts)
}
