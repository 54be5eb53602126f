import { open } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import type { Settings } from '#lib/env.ts'
import { writeExactEntry } from '../backup-archive.ts'
import { assetTypes, withExactDocuments } from '../exact-documents.ts'
import { withExporter } from '../lake-access.ts'
import { createProgress, type Print } from './progress.ts'

export type Exported = {
  documents: number
  assets: number
  /** Pictures and files whose bytes could not be had. */
  missing: number
}

/**
 * Writes all documents, drafts included, and all pictures and files into an archive in the format of Sanity's own export.
 * @param file is made; what is left there after an error is no backup.
 * @param tokenName as in {@link withExporter}.
 * @throws {Refusal} one sentence when the lake can't be reached or refuses.
 */
export async function exportLake(
  file: string,
  settings: Settings,
  environment: Record<string, string | undefined>,
  print: Print,
  tokenName?: string,
): Promise<Exported> {
  const work = async (client: SanityClient) => {
    const expected = await client.fetch<number>('count(*[_type in $assetTypes])', { assetTypes })
    // Opened here, since the library does not wait for what becomes of a file it opens itself.
    const handle = await open(file, 'w', 0o600)
    const output = handle.createWriteStream({ flush: true })
    const write = (source: SanityClient) =>
      exportDataset({
        client: source,
        dataset: settings.sanity.dataset,
        outputPath: output,
        onProgress: createProgress(print),
      })
    try {
      const { documentCount, assetCount } = settings.sanity.isEmbedded
        ? await withExactDocuments(client, async (exact, source) => {
            await writeExactEntry(exact, output)
            return write(source)
          })
        : await write(client)
      const missing = Math.max(0, expected - assetCount)
      if (missing > 0) print(tellMissing(missing, expected))
      return { documents: documentCount, assets: assetCount, missing }
    } finally {
      output.destroy()
    }
  }
  return withExporter(settings, environment, work, tokenName)
}

export function tellMissing(missing: number, expected: number): string {
  return `${missing} of ${expected} pictures and files could not be read.`
}
