import type { AssetSource, AssetSourceUploadEvent, AssetSourceUploadFile } from 'sanity'

/** Refuses every file with an error, and forgets its files at once, as the Studio's own does. */
export function refuseWith(error: Error): AssetSource {
  class Refusing {
    #subscribers = new Set<(event: AssetSourceUploadEvent) => void>()
    upload(files: File[]) {
      const uploads = files.map(
        (file): AssetSourceUploadFile => ({
          id: file.name,
          file,
          progress: 0,
          status: 'error',
          error,
        }),
      )
      for (const subscriber of this.#subscribers) {
        for (const file of uploads) subscriber({ type: 'status', file, status: 'error' })
        for (const file of uploads) subscriber({ type: 'status', file, status: 'error' })
        subscriber({ type: 'error', files: [] })
      }
      return uploads
    }
    subscribe(subscriber: (event: AssetSourceUploadEvent) => void) {
      this.#subscribers.add(subscriber)
      return () => this.#subscribers.delete(subscriber)
    }
    abort() {}
    getFiles() {
      return []
    }
    updateFile() {}
    reset() {}
  }
  return { name: 'test', component: () => null, Uploader: Refusing }
}
