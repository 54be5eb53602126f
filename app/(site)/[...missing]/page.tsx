import { notFound } from 'next/navigation'

/** With a root layout each for site and Studio, nothing else leads an unknown address to the site's own page. */
export default function MissingPage(): never {
  notFound()
}
