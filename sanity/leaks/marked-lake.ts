import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import {
  type Environment,
  makeEnvironment,
  openClient,
  startLake,
} from '../../scripts/lake-for-tests.ts'
import { markedPractice } from './marked-practice.ts'

export type MarkedLake = {
  /** Holds the lake's data; whatever else lies in it goes with it. */
  folder: string
  environment: Environment
  /** May write, and sees drafts. */
  editor: SanityClient
  stop(): Promise<void>
}

/** Starts a lake with the marked practice in it, and lets the environment of the process name it as the site's. */
export async function startMarkedLake(): Promise<MarkedLake> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-leaks-'))
  const environment = await makeEnvironment(path.join(folder, 'data'))
  const lake = await startLake(environment)
  const editor = await openClient(environment)
  const planting = editor.transaction()
  for (const document of markedPractice()) planting.create(document)
  await planting.commit()
  const saved = { ...process.env }
  Object.assign(process.env, environment, { SANITY_API_READ_TOKEN: editor.config().token })
  return {
    folder,
    environment,
    editor,
    async stop() {
      process.env = saved
      await lake.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
