import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openAssetRoom } from './assets/asset-room.ts'
import { createAuthRoutes } from './auth/auth-routes.ts'
import { openIdentities } from './auth/identities.ts'
import { createTokenWatch } from './auth/token-watch.ts'
import { createDispatch } from './http/dispatch.ts'
import { createOriginRules } from './http/origins.ts'
import { createLakeServer } from './http/serve.ts'
import { createSocketGate } from './http/sockets.ts'
import { createStreamRoom } from './http/stream-room.ts'
import { type LakeSettings, SettingError, whyPublic } from './settings.ts'
import { createBackupRoutes } from './studio/backup-routes.ts'
import { createPeopleRoutes } from './studio/people-routes.ts'
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
 * @throws {SettingError} when it cannot listen, cannot use its folder, or is open to the public while nobody has a password;
 * the message names the variable or the command.
 */
export async function startLake(
  settings: LakeSettings,
  openData: (settings: LakeSettings) => DataRoom | Promise<DataRoom>,
): Promise<RunningLake> {
  const identities = openFolder(settings)
  let data: DataRoom | undefined
  try {
    if (whyPublic(settings) !== undefined) preparePublic(settings, identities)
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
  const publicAddress = new URL(settings.publicUrl)
  const origins = createOriginRules(() => [
    settings.siteOrigin,
    publicAddress.origin,
    ...ownHosts().map((host) => `http://${host}`),
  ])
  const basePath = publicAddress.pathname.replace(/\/$/, '')
  const watch = createTokenWatch(identities)
  const assets = openAssetRoom(data.lake, settings.folder, settings.history.days)
  const dispatch = createDispatch({
    projectId: settings.projectId,
    basePath,
    findIdentity: identities.find,
    holdToken: watch.hold,
    routes: [
      ...createServiceRoutes(origins),
      ...createAuthRoutes({
        identities,
        settings,
        listHosts: () => [new URL(settings.siteOrigin).host, publicAddress.host, ...ownHosts()],
      }),
      ...createBackupRoutes(settings.folder),
      ...createPeopleRoutes(identities),
      ...createUserRoutes(identities, settings.projectId),
      ...createProjectRoutes({ ...settings, identities }),
      ...assets.routes,
      ...data.routes,
    ],
  })
  const gate = createSocketGate(
    [
      createStreamRoom(dispatch, identities.find),
      createPresenceRoom({
        dataset: settings.dataset,
        findIdentity: identities.find,
        holdToken: watch.hold,
      }),
    ],
    origins,
    basePath,
  )
  const running = createLakeServer({ dispatch, origins, onUpgrade: gate.onUpgrade })
  try {
    await listen(running.server, settings)
  } catch (error) {
    watch.close()
    await assets.close()
    throw error
  }
  port = (running.server.address() as AddressInfo).port
  return {
    port,
    async close() {
      await Promise.all([gate.close(), running.close(3_500)])
      watch.close()
      await assets.close()
      await data.close()
      identities.close()
    },
  }
}

function openFolder(settings: LakeSettings): ReturnType<typeof openIdentities> {
  try {
    return openIdentities(settings.folder)
  } catch (error) {
    if (error instanceof SettingError) throw error
    throw new SettingError(
      `The data folder ${settings.folder} cannot be used (${error instanceof Error ? error.message : error}). Set LAKE_DIR to a folder that can be written.`,
    )
  }
}

/** Whoever is signed in without a password was so while everything was local, and that is over. */
function preparePublic(
  settings: LakeSettings,
  identities: ReturnType<typeof openIdentities>,
): void {
  if (identities.users.list().length === 0 && !settings.isForCommand) {
    const folder =
      settings.folder === path.resolve('.nightlight') ? '' : `LAKE_DIR=${settings.folder} `
    throw new SettingError(
      `The lake would be open to the public (${whyPublic(settings)}) while nobody has a password to sign in with: first run ${folder}npm run lake -- user add EMAIL --name NAME --role administrator`,
    )
  }
  identities.endLocalSessions()
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
