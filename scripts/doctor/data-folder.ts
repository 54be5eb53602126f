import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { type Finding, good, look, stop } from './finding.ts'

export type Owned = { uid: number; mode: number; isFolder: boolean; isWritable: boolean }

/** @returns who owns it and who may read it; `undefined` when it isn't there. */
export async function readOwner(folder: string): Promise<Owned | undefined> {
  try {
    const { uid, mode } = await stat(folder)
    const isFolder = (mode & constants.S_IFMT) === constants.S_IFDIR
    const isWritable = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    )
    return { uid, mode, isFolder, isWritable }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    // What can't even be looked at can't be written either.
    return { uid: -1, mode: 0, isFolder: true, isWritable: false }
  }
}

/**
 * Whether the data folder is this account's, and nobody else's to read.
 * @param uid of this account.
 */
export function checkDataFolder(folder: string, owned: Owned | undefined, uid: number): Finding[] {
  const isRoot = uid === 0
  const account = isRoot
    ? [
        look(
          'This account is root, and a site that is broken into then has the whole machine.',
          'Run site and doctor as an account of their own; see docs/running.md.',
        ),
      ]
    : []
  if (owned === undefined)
    return [...account, good(`The data folder ${folder} will be made at the first start.`)]
  if (!owned.isFolder)
    return [...account, stop(`${folder} is not a folder.`, 'Set LAKE_DIR to another one.')]
  if (!owned.isWritable || (owned.uid !== uid && !isRoot))
    return [
      ...account,
      stop(
        `The data folder ${folder} belongs to another account.`,
        `Run this as that account, or as root: chown -R $(id -un ${uid}): ${folder}`,
      ),
    ]
  if (owned.uid !== uid)
    return [
      ...account,
      look(
        `The data folder ${folder} belongs to another account.`,
        'Run this as the account that runs the site; files that root makes there lock it out.',
      ),
    ]
  if ((owned.mode & 0o077) !== 0)
    return [
      ...account,
      look(
        `Other accounts of this machine can look into the data folder ${folder}, where drafts lie.`,
        `Close it: chmod 700 ${folder}`,
      ),
    ]
  return [...account, good(`The data folder ${folder} is this account's alone.`)]
}
