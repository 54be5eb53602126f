import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { browserFlags, provideBrowser } from '../scripts/browser.ts'
import { type House, startHouse } from '../scripts/house.ts'
import { makeOwnEnvironment, runScript } from '../scripts/processes.ts'

export type OwnHouse = {
  house: House
  /** A browser that forgets all when it closes. */
  openBrowser(): Promise<Browser>
  /** A browser that keeps what it has fetched from one window to the next. */
  openLastingBrowser(): Promise<BrowserContext>
}

/**
 * Measures in a browser against a house of its own with the demo practice, says on what machine, and leaves nothing behind.
 * Needs a built site.
 * @param name of the folder that is there meanwhile.
 */
export function measureOwnHouse(
  name: string,
  measure: (own: OwnHouse) => Promise<void>,
): Promise<void> {
  return runScript(async () => {
    const options = { executablePath: await provideBrowser(console.log), args: browserFlags }
    const folder = mkdtempSync(path.join(tmpdir(), `nightlight-${name}-`))
    const open: Array<{ close(): Promise<void> }> = []
    const keep = <Opened extends { close(): Promise<void> }>(opened: Opened) => {
      open.push(opened)
      return opened
    }
    try {
      const house = await startHouse({
        mode: 'production',
        demo: true,
        output: 'quiet',
        environment: await makeOwnEnvironment(path.join(folder, 'data')),
      })
      open.push({ close: house.stop })
      console.log(`Node ${process.version}, ${cpus().length} cores\n`)
      await measure({
        house,
        openBrowser: async () => keep(await chromium.launch(options)),
        openLastingBrowser: async () =>
          keep(await chromium.launchPersistentContext(path.join(folder, 'browser'), options)),
      })
    } finally {
      for (const one of open.reverse()) await one.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
