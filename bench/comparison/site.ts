import path from 'node:path'
import { routes } from '#lib/routes.ts'
import { buildSite } from '../../scripts/build.ts'
import { startHouse } from '../../scripts/house.ts'
import { makeOwnEnvironment, Refusal, root } from '../../scripts/processes.ts'
import { atEnd, makeFolder } from './endings.ts'

/** A running site of the demo practice that is measured. */
export type Site = {
  siteUrl: string
  /** Where its build is. */
  folder: string
  /** The settings that it was started with. */
  environment: Record<string, string | undefined>
}

/** Settings for a site of its own: free ports, and a data folder below the one that is given. */
export async function chooseSettings(folder: string): Promise<Site['environment']> {
  return makeOwnEnvironment(path.join(folder, 'data'))
}

/** Builds this very tree and starts it, until the end, with the demo practice in a folder of its own. */
export async function startOwnSite(): Promise<Site> {
  await buildSite(console.log)
  const environment = await chooseSettings(makeFolder())
  const house = await startHouse({ mode: 'production', demo: true, output: 'quiet', environment })
  atEnd(house.stop)
  return { siteUrl: house.settings.siteUrl, folder: root, environment }
}

/** The newest article of the feed, by which all is compared. @returns its absolute address. */
export async function findArticle({ siteUrl }: Pick<Site, 'siteUrl'>): Promise<string> {
  const feed = await (await ask(`${siteUrl}${routes.feed()}`)).text()
  const address = /<item>[\s\S]*?<link>([^<]+)<\/link>/.exec(feed)?.[1]
  if (address === undefined) throw new Refusal('The feed names no article.')
  return address
}

/** @throws when no answer has come after half a minute. */
export async function ask(address: string): Promise<Response> {
  return await fetch(address, { signal: AbortSignal.timeout(30_000) })
}
