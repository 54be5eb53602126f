import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { type Identities, openIdentities } from './auth/identities.ts'
import { openDataRoom } from './data-room.ts'
import { type RunningLake, startLake } from './server.ts'
import { type LakeSettings, readLakeSettings } from './settings.ts'
import type { Role } from './types.ts'

export type TestLake = {
  url: string
  port: number
  folder: string
  /** The same file that the lake has open, as a command would have it. */
  identities: Identities
  token(role: Role): string
  /** Fetches `/v1…` with a role's token; without one, as a stranger. */
  get(path: string, role?: Role, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

/**
 * Starts a whole lake on a free port and an empty folder; for tests.
 * @param prepare is given the folder's identities before the lake starts.
 */
export async function startTestLake(
  changes: Partial<LakeSettings> = {},
  prepare: (identities: Identities) => void = () => {},
): Promise<TestLake> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lake-'))
  const settings = { ...readLakeSettings({ LAKE_PORT: '0', LAKE_DIR: folder }), ...changes }
  const identities = openIdentities(folder)
  prepare(identities)
  const lake: RunningLake = await startLake(settings, openDataRoom)
  const url = `http://127.0.0.1:${lake.port}`
  const tokens: Partial<Record<Role, string>> = {}
  const token = (role: Role) => {
    tokens[role] ??= identities.addToken(role, role, true)
    return tokens[role]
  }
  return {
    url,
    port: lake.port,
    folder,
    identities,
    token,
    get: (path, role, headers = {}) =>
      fetch(`${url}${path}`, {
        redirect: 'manual',
        headers: { ...(role && { authorization: `Bearer ${token(role)}` }), ...headers },
      }),
    async close() {
      identities.close()
      await lake.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The stock client on a test's lake, with an editor's token. */
export function openEditor({ url, token }: TestLake): SanityClient {
  return createClient({
    projectId: 'nightlight',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
    apiHost: url,
    useProjectHostname: false,
    token: token('editor'),
  })
}
