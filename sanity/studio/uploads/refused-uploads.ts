import type { AssetSource, AssetSourceUploader, AssetSourceUploadFile } from 'sanity'

/** An upload that failed: which file, and a sentence that says why and what to do. */
export type RefusedUpload = { file: string; reason: string }

const listeners = new Set<(refused: RefusedUpload) => void>()

/** Hears of every upload that fails from now on. @returns the way to stop. */
export function onRefusedUpload(listener: (refused: RefusedUpload) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The Studio itself says no more than "Upload failed"; the lake's sentence names the fix. */
export function tellRefusals(source: AssetSource): AssetSource {
  const { Uploader } = source
  if (!Uploader) return source
  class TellingUploader extends Uploader {
    #isTelling = false

    override upload(...parameters: Parameters<AssetSourceUploader['upload']>) {
      if (!this.#isTelling) {
        this.#isTelling = true
        const told = new Set<string>()
        this.subscribe((event) => {
          if (event.type !== 'status' || event.status !== 'error' || told.has(event.file.id)) return
          told.add(event.file.id)
          tell(event.file)
        })
      }
      return super.upload(...parameters)
    }
  }
  return { ...source, Uploader: TellingUploader }
}

function tell({ file, error }: AssetSourceUploadFile): void {
  const refused = { file: file.name, reason: readReason(error) }
  for (const listener of listeners) listener(refused)
}

/** What the lake answered when it did, since the client puts the status in front of it. */
function readReason(error: unknown): string {
  const answer = readField(readField(error, 'response'), 'body')
  const sentences = [
    readField(answer, 'message'),
    readField(readField(answer, 'error'), 'description'),
  ]
  const said = sentences.find((sentence) => typeof sentence === 'string')
  if (typeof said === 'string') return said
  return 'The file did not arrive. Look whether you are online, and upload it again.'
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined
}
