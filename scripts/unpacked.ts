import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { unpackTar } from 'modern-tar/fs'

/**
 * Runs work on what an archive (`.tar.gz`) holds, in a folder that no other account may look into; however the work ends, the
 * folder is gone afterwards. The library for imports would unpack drafts for every account to read, and leave them after a failure.
 */
export async function withUnpacked<Result>(
  archive: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nightlight-unpacked-'))
  try {
    await pipeline(createReadStream(archive), createGunzip(), unpackTar(folder))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
