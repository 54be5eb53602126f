import { withQuery } from '#lib/reading/paths.ts'
import type { OldAddress } from '#lib/views.ts'
import { keyOf } from './read-address.ts'

/** Finds where an old address leads. */
export type AddressBook = {
  /**
   * @param path as `readTarget` spells it
   * @param query of the request, `?` included, or nothing
   * @returns where it leads, with what of the query goes along; `undefined` for an address that is no old one.
   */
  find(path: string, query: string): string | undefined
  /** The same for addresses that are known by their query, such as `/?p=12`; for looking before a page that stands there. */
  findByQuery(path: string, query: string): string | undefined
}

type Known = { parameters: Array<[name: string, value: string]>; to: string }

/** Looking something up takes the same time however many old addresses there are. */
export function makeAddressBook(addresses: readonly OldAddress[]): AddressBook {
  const byPath = new Map<string, string>()
  const byQuery = new Map<string, Known[]>()
  for (const { key, to } of addresses) {
    const [path = '', query] = key.split('?', 2)
    if (query === undefined) byPath.set(path, to)
    else byQuery.set(path, [...(byQuery.get(path) ?? []), { parameters: readQuery(query), to }])
  }

  const findByQuery = (path: string, query: string): string | undefined => {
    if (query === '' || byQuery.size === 0) return undefined
    const candidates = byQuery.get(keyOf(path, query).split('?', 1)[0] ?? '')
    if (!candidates) return undefined
    const asked = readQuery(query)
    const has = ([name, value]: [string, string]) =>
      asked.some((other) => other[0] === name && other[1] === value)
    // The one that names most is meant: `?p=12&lang=es` before `?p=12`.
    const [found] = candidates
      .filter(({ parameters }) => parameters.every(has))
      .toSorted((one, other) => other.parameters.length - one.parameters.length)
    if (!found) return undefined
    const named = new Set(found.parameters.map(([name]) => name))
    const rest = new URLSearchParams(asked.filter(([name]) => !named.has(name)))
    return withQuery(found.to, rest.size > 0 ? `?${rest}` : '')
  }

  return {
    findByQuery,
    find(path, query) {
      const found = findByQuery(path, query)
      if (found !== undefined) return found
      const to = byPath.get(keyOf(path, ''))
      // Whoever is there already is sent nowhere.
      return to === undefined || to.split(/[?#]/, 1)[0] === path ? undefined : withQuery(to, query)
    },
  }
}

const readQuery = (query: string) => [...new URLSearchParams(query)] as Known['parameters']
