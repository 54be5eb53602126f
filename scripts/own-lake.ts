import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '#lib/env.ts'
import { makeEditorClient } from './editor-client.ts'
import { readablePath } from './house.ts'
import { Refusal } from './processes.ts'

/** The lake that runs is not the one of the data folder that the settings name: a command would look after the wrong people and posts. */
export class OtherLake extends Refusal {
  constructor({ lakeDir, lakePort }: Settings) {
    super(
      `The lake that runs at LAKE_PORT ${lakePort} keeps its data in another folder than ${readablePath(lakeDir)} (LAKE_DIR). Give this command the settings of the site; on a server by: set -a; . ~/settings; set +a`,
    )
  }
}

/** Whether a lake answers at an address. */
export async function isLakeAt(apiHost: string): Promise<boolean> {
  try {
    const answer = await fetch(`${apiHost}/v1/ping`, { signal: AbortSignal.timeout(3_000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/**
 * For a lake that runs: no other can have run on a folder without people and tokens, and only to ask would make it.
 * @throws {OtherLake}
 */
export function requireUsedFolder(settings: Settings): void {
  if (!existsSync(path.join(settings.lakeDir, 'identity.sqlite'))) throw new OtherLake(settings)
}

/**
 * For a lake that runs: it must know the token that was just made in its folder.
 * @throws {OtherLake}
 */
export async function requireKnownToken(settings: Settings, token: string): Promise<void> {
  try {
    await makeEditorClient(settings, token, 8_000).fetch('true')
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 401)
      throw new OtherLake(settings)
    throw error
  }
}
