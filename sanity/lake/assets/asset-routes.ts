import { randomUUID } from 'node:crypto'
import path from 'node:path'
import sharp from 'sharp'
import { type Handler, type Lake, LakeError, type Route } from '../types.ts'
import { openAssetFiles } from './asset-files.ts'
import { openPictureCache } from './picture-cache.ts'
import { createFileHandler } from './serve-file.ts'
import { createPictureHandler } from './serve-picture.ts'
import { storeFile, storePicture, type UploadTools } from './upload.ts'
import { createWorkQueue } from './work-queue.ts'

const largestPicture = 50 * 1024 * 1024
const largestFile = 100 * 1024 * 1024
const largestCache = 512 * 1024 * 1024

/** Uploading and serving pictures and files. Reading them needs no token, as with the hosted lake: the address is the secret. */
export function createAssetRoutes(lake: Lake, folder: string): Route[] {
  // Two pictures at a time with one thread each: more would take the processor from everyone else.
  sharp.concurrency(1)
  const files = openAssetFiles(folder)
  const cache = openPictureCache(path.join(folder, 'image-cache'), largestCache)
  const tools: UploadTools = { lake, files }
  // Two queues: a caller on a slow line must not hold up the work on what has arrived.
  const receiving = createWorkQueue(6, 32)
  const storing = createWorkQueue(2, 64)
  const picture = createPictureHandler({ lake, files, cache, queue: createWorkQueue(2, 100) })
  const file = createFileHandler({ lake, files })

  const upload =
    (limit: number, store: typeof storePicture): Handler =>
    async (request) => {
      if (request.params.dataset !== lake.dataset) throw noDataset(request.params.dataset)
      const bytes = await receiving.run(randomUUID(), () => request.readBody(limit))
      const document = await storing.run(randomUUID(), () => store(request, bytes, tools))
      return { status: 200, body: { document } }
    }
  return [
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
}

function noDataset(name: string | undefined): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: `Dataset "${name}" not found`,
  })
}
