import { revisionName } from '#lib/routes.ts'

const markPattern = new RegExp(`<meta[^>]*name="${revisionName}"[^>]*content="([^"]*)"`)

/** How often the page is looked at, how long one look may take, and when to give up. Milliseconds. */
export const patience = { between: 500, look: 10_000, altogether: 60_000 }

/**
 * Asks for a public page as a visitor would until it shows a revision.
 * @param path on the site's own origin.
 * @returns `false` when it still doesn't after a minute.
 */
export async function waitUntilLive(path: string, revision: string): Promise<boolean> {
  const deadline = Date.now() + patience.altogether
  while (Date.now() < deadline) {
    if ((await readRevision(path)) === revision) return true
    await new Promise((resolve) => setTimeout(resolve, patience.between))
  }
  return false
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
