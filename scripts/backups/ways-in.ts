import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { schemaTypeSingleton, schemaType as secretType } from '@sanity/preview-url-secret/constants'
import { sharedLinkType } from '#sanity/content/shared-link-names.ts'
import { linesOf } from '../backup-archive.ts'

type Typed = { _type?: unknown }

/** Tells which documents of a backup come back. */
export type ComesBack = (document: Typed) => boolean

/**
 * Keeps out what lets somebody in without an account. Written and ended afterwards, a link that she took back would work
 * for that while, and for good once a restore is cut off in between.
 * @param isIntoEmpty nothing there tells which links were taken back, so all of them come. Secrets of previews, which
 * count for an hour from their last change, never do.
 */
export function withoutWaysIn(isIntoEmpty: boolean): ComesBack {
  const kept = [secretType, schemaTypeSingleton, ...(isIntoEmpty ? [] : [sharedLinkType])]
  return ({ _type }) => !kept.includes(String(_type))
}

/** Takes documents out of an unpacked export, before anything is brought from it. */
export async function takeOut(folder: string, comesBack: ComesBack): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter((name) => name.endsWith('.ndjson'))) {
    const file = path.join(folder, name)
    const rest = `${file}.rest`
    await pipeline(
      Readable.from(linesThat(createReadStream(file), comesBack)),
      createWriteStream(rest, { mode: 0o600 }),
    )
    await rename(rest, file)
  }
}

async function* linesThat(
  content: AsyncIterable<Buffer>,
  comesBack: ComesBack,
): AsyncIterable<string> {
  for await (const line of linesOf(content)) {
    if (line !== '' && comesBack(JSON.parse(line) as Typed)) yield `${line}\n`
  }
}
