import { readTarget } from '#lib/reading/paths.ts'
import { isClosedPath } from '#lib/routes.ts'

/** Marks that ways into a preview put into addresses; they end here. */
const marks = /^(?:sanity-preview-|x-vercel-)/

/**
 * Reads where to go after entering or leaving a preview.
 * @param asked from an address, so written by anyone.
 * @returns path and query of one of our own pages, spelled so that no browser takes it for another host; `undefined` for
 * anything else.
 */
export function readOwnPath(asked: string | null | undefined): string | undefined {
  if (!asked) return undefined
  const [written = ''] = asked.split('#', 1)
  const target = readTarget(written)
  if (target.kind !== 'path' || isClosedPath(target.path)) return undefined
  const query = new URLSearchParams(target.query)
  for (const name of [...query.keys()]) if (marks.test(name)) query.delete(name)
  return query.size > 0 ? `${target.path}?${query}` : target.path
}
