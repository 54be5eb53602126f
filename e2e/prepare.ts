import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startHouse } from '../scripts/house.ts'
import { makeOwnEnvironment } from '../scripts/processes.ts'

/** Draws the demo practice once; each worker starts on a copy of its own. */
export default async function prepare(): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nightlight-e2e-'))
  const house = await startHouse({
    mode: 'production',
    demo: true,
    output: 'quiet',
    environment: await makeOwnEnvironment(path.join(folder, 'demo')),
  })
  await house.stop()
  process.env.NIGHTLIGHT_E2E_FOLDER = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
