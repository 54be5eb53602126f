import { routes } from './routes.ts'
import type { Practice, Practitioner } from './views.ts'

/** Where a person's biography stands: the owner's at `/about`; `undefined` for someone without an address. */
export function biographyPath(person: Practitioner, practice: Practice): string | undefined {
  if (person.id === practice.owner?.id) return routes.about()
  return person.slug === undefined ? undefined : routes.practitioner(person.slug)
}
