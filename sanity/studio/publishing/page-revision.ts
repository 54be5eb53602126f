import { revisionName } from '#lib/routes.ts'

const markPattern = new RegExp(`<meta[^>]*name="${revisionName}"[^>]*content="([^"]*)"`)

/** How often the page is looked at, how long one look may take, and when to give up. Milliseconds. */
export const patience = { between: 500, look: 10_000, altogether: 60_000 }

/** The latest watch over each document, by its id. */
const watches = new Map<string, symbol>()

/**
 * Asks for a public page as a visitor would until it shows a revision.
 * @param id of the document; a later call for the same one ends this, since the page may never show this revision.
 * @param path on the site's own origin.
 * @returns `false` when it still doesn't after a minute; `undefined` when a later call took over.
 */
export async function waitUntilLive(
  id: string,
  path: string,
  revision: string,
): Promise<boolean | undefined> {
  const watch = Symbol(revision)
  watches.set(id, watch)
  const isLatest = () => watches.get(id) === watch
  const deadline = Date.now() + patience.altogether
  while (Date.now() < deadline) {
    const seen = await readRevision(path)
    if (!isLatest()) return undefined
    if (seen === revision) return true
    await new Promise((resolve) => setTimeout(resolve, patience.between))
  }
  return isLatest() ? false : undefined
}

async function readRevision(path: string): Promise<string | undefined> {
  try {
    const answer = await fetch(path, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience.look),
    })
    return answer.ok ? markPattern.exec(await answer.text())?.[1] : undefined
  } catch {
    // The site may be busy or restarting: the next look may find it.
    return undefined
  }
}
