import type { AddressInfo } from 'node:net'
import { createAssetRoutes } from './assets/asset-routes.ts'
import { createAuthRoutes } from './auth/auth-routes.ts'
import { openIdentities } from './auth/identities.ts'
import { createDispatch } from './http/dispatch.ts'
import { createOriginRules } from './http/origins.ts'
import { createLakeServer } from './http/serve.ts'
import { createSocketGate } from './http/sockets.ts'
import { createStreamRoom } from './http/stream-room.ts'
import { type LakeSettings, SettingError } from './settings.ts'
import { createPresenceRoom } from './studio/presence.ts'
import { createProjectRoutes } from './studio/project-routes.ts'
import { createServiceRoutes } from './studio/service-routes.ts'
import { createUserRoutes } from './studio/user-routes.ts'
import type { Lake, Route } from './types.ts'

/** The documents, and the routes that read and write them. */
export type DataRoom = { lake: Lake; routes: Route[]; close(): void | Promise<void> }

export type RunningLake = {
  port: number
  /** Ends streams with a goodbye, lets answers finish, and closes the files; under five seconds. */
  close(): Promise<void>
}

/**
 * Starts the lake and returns once it answers.
 * @param openData opens the documents; the lake closes them again when it stops.
 * @throws {SettingError} when it cannot listen or cannot use its folder; the message names the variable.
 */
export async function startLake(
  settings: LakeSettings,
  openData: (settings: LakeSettings) => DataRoom | Promise<DataRoom>,
): Promise<RunningLake> {
  const identities = openFolder(settings)
  let data: DataRoom | undefined
  try {
    data = await openData(settings)
    return await serve(settings, identities, data)
  } catch (error) {
    await data?.close()
    identities.close()
    throw error
  }
}

async function serve(
  settings: LakeSettings,
  identities: ReturnType<typeof openIdentities>,
  data: DataRoom,
): Promise<RunningLake> {
  let port = settings.port
  const ownHosts = () => ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`)
  const origins = createOriginRules(() => [
    settings.siteOrigin,
    ...ownHosts().map((host) => `http://${host}`),
  ])
  const basePath = new URL(settings.publicUrl).pathname.replace(/\/$/, '')
  const dispatch = createDispatch({
    projectId: settings.projectId,
    basePath,
    findIdentity: identities.find,
    routes: [
      ...createServiceRoutes(origins),
      ...createAuthRoutes({
        identities,
        settings,
        listHosts: () => [new URL(settings.siteOrigin).host, ...ownHosts()],
      }),
      ...createUserRoutes(identities, settings.projectId),
      ...createProjectRoutes({ ...settings, identities }),
      ...createAssetRoutes(data.lake, settings.folder),
      ...data.routes,
    ],
  })
  const gate = createSocketGate(
    [
      createStreamRoom(dispatch),
      createPresenceRoom({ dataset: settings.dataset, findIdentity: identities.find }),
    ],
    origins,
    basePath,
  )
  const running = createLakeServer({ dispatch, origins, onUpgrade: gate.onUpgrade })
  await listen(running.server, settings)
  port = (running.server.address() as AddressInfo).port
  return {
    port,
    async close() {
      await Promise.all([gate.close(), running.close(3_500)])
      await data.close()
      identities.close()
    },
  }
}

function openFolder(settings: LakeSettings): ReturnType<typeof openIdentities> {
  try {
    return openIdentities(settings.folder)
  } catch (error) {
    throw new SettingError(
      `The data folder ${settings.folder} cannot be used (${error instanceof Error ? error.message : error}). Set LAKE_DIR to a folder that can be written.`,
    )
  }
}

async function listen(
  server: ReturnType<typeof createLakeServer>['server'],
  { port, host }: LakeSettings,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      server.on('error', (error) => console.error('The lake cannot take a connection.', error))
      resolve()
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): SettingError {
  if (error.code === 'EADDRINUSE') {
    return new SettingError(
      `Port ${port} is taken by another program. Stop it, or choose another port with LAKE_PORT, for example LAKE_PORT=${port + 100}.`,
    )
  }
  if (error.code === 'EACCES') {
    return new SettingError(
      `Port ${port} needs rights that the lake does not have. Set LAKE_PORT to a number above 1023.`,
    )
  }
  return new SettingError(
    `The lake cannot listen on "${host}" (${error.code}). Set LAKE_HOST to an address of this machine, for example LAKE_HOST=127.0.0.1.`,
  )
}
