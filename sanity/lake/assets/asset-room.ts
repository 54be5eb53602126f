import { randomUUID } from 'node:crypto'
import path from 'node:path'
import sharp from 'sharp'
import { type Handler, type Lake, LakeError, type Route } from '../types.ts'
import { openAssetFiles } from './asset-files.ts'
import { openPictureCache, type PictureCache } from './picture-cache.ts'
import { createFileHandler } from './serve-file.ts'
import { createPictureHandler } from './serve-picture.ts'
import { type UnusedFiles, watchUnusedFiles } from './unused-files.ts'
import { storeFile, storePicture, type UploadTools } from './upload.ts'
import { createWorkQueue } from './work-queue.ts'

const largestPicture = 50 * 1024 * 1024
const largestFile = 100 * 1024 * 1024
const largestCache = 512 * 1024 * 1024
const day = 24 * 60 * 60 * 1000

export type AssetRoom = { routes: Route[]; close(): Promise<void> }

/**
 * Uploading and serving pictures and files, and removing the bytes of those long deleted. Reading them needs no token, as
 * with the hosted lake: the address is the secret.
 * @param keptDays how long the bytes of a deleted asset stay on disk.
 */
export function openAssetRoom(lake: Lake, folder: string, keptDays: number): AssetRoom {
  // Two pictures at a time with one thread each: more would take the processor from everyone else.
  sharp.concurrency(1)
  const files = openAssetFiles(folder)
  const cache = openPictureCache(path.join(folder, 'image-cache'), largestCache)
  const tools: UploadTools = { lake, files }
  // Two queues: a caller on a slow line must not hold up the work on what has arrived.
  const receiving = createWorkQueue(6, 32)
  const storing = createWorkQueue(2, 64)
  const picture = createPictureHandler({ lake, files, cache, queue: createWorkQueue(2, 200, 64) })
  const file = createFileHandler({ lake, files })

  const upload =
    (limit: number, store: typeof storePicture): Handler =>
    async (request) => {
      if (request.params.dataset !== lake.dataset) throw noDataset(request.params.dataset)
      const bytes = await receiving.run(randomUUID(), () => request.readBody(limit))
      const document = await storing.run(randomUUID(), () => store(request, bytes, tools))
      return { status: 200, body: { document } }
    }
  const routes: Route[] = [
    {
      method: 'POST',
      pattern: '/assets/images/:dataset',
      access: 'editor',
      handler: upload(largestPicture, storePicture),
    },
    {
      method: 'POST',
      pattern: '/assets/files/:dataset',
      access: 'editor',
      handler: upload(largestFile, storeFile),
    },
    ...['', '/:name'].flatMap((ending): Route[] => [
      {
        method: 'GET',
        pattern: `/images/:project/:dataset/:file${ending}`,
        access: 'anyone',
        handler: picture,
      },
      {
        method: 'GET',
        pattern: `/files/:project/:dataset/:file${ending}`,
        access: 'anyone',
        handler: file,
      },
    ]),
  ]
  const tidying = tidyDaily(watchUnusedFiles(folder, lake, files, keptDays), cache)
  return { routes, close: tidying.stop }
}

/** Now and once a day. Trouble with it is for the log: it must not stop the lake. */
function tidyDaily(unused: UnusedFiles, cache: PictureCache): { stop(): Promise<void> } {
  let underWay = Promise.resolve()
  const tidy = () => {
    underWay = underWay
      .then(() => unused.look(Date.now()))
      .then(async (removed) => {
        for (const hash of removed) await cache.remove(`${hash}-`)
      })
      .catch((error) => console.error('Files of deleted assets could not be removed.', error))
  }
  tidy()
  const timer = setInterval(tidy, day)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}

function noDataset(name: string | undefined): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: `Dataset "${name}" not found`,
  })
}
