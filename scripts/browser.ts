import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.ts'
import { Refusal } from './processes.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What a hermetic Chromium is started with: no sandbox for containers, nothing that looks things up on the network. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @returns the browser's path, from `CHROMIUM` or the usual places; `undefined` when there is none. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...places].find((place) => place !== undefined && existsSync(place))
}

/**
 * Finds Chromium, or installs Debian's where apt may.
 * @throws {Refusal} that says what to install.
 */
export async function provideBrowser(say: (line: string) => void): Promise<string> {
  const found = findBrowser()
  if (found) return found
  await installFromDebian(['chromium'], () => say('Installing Chromium for the browser tests …'))
  const installed = findBrowser()
  if (installed) return installed
  throw new Refusal(
    'The browser tests need Chromium. Install it (on Debian: sudo apt-get install chromium) or set CHROMIUM to its path.',
  )
}
