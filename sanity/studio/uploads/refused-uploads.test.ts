/** @jest-environment jsdom */
import type { AssetSource, AssetSourceUploadEvent, AssetSourceUploadFile } from 'sanity'
import { onRefusedUpload, type RefusedUpload, tellRefusals } from './refused-uploads.ts'

/** Refuses every file with an error, and forgets its files at once, as the Studio's own does. */
function refuseWith(error: Error): AssetSource {
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

const answered = (body: object) => Object.assign(new Error('Bad Request'), { response: { body } })
const heardOf = (source: AssetSource, names: string[]): RefusedUpload[] => {
  const heard: RefusedUpload[] = []
  const stop = onRefusedUpload((refused) => heard.push(refused))
  const { Uploader } = tellRefusals(source)
  if (Uploader) new Uploader().upload(names.map((name) => new File(['x'], name)))
  stop()
  return heard
}

describe('an upload that fails', () => {
  it('is told in the lake’s own words, once for each file', () => {
    const source = refuseWith(answered({ message: 'Save it as JPEG.' }))
    expect(heardOf(source, ['one.heic', 'two.heic'])).toEqual([
      { file: 'one.heic', reason: 'Save it as JPEG.' },
      { file: 'two.heic', reason: 'Save it as JPEG.' },
    ])
  })

  it('is told in the words of a full disk too', () => {
    const source = refuseWith(answered({ error: { description: 'The disk is full.' } }))
    expect(heardOf(source, ['a.jpg'])).toMatchObject([{ reason: 'The disk is full.' }])
  })

  it('names the way on when no lake has answered', () => {
    const heard = heardOf(refuseWith(new Error('Request error 0x3f')), ['a.jpg'])
    expect(heard).toMatchObject([{ reason: expect.stringContaining('online') }])
  })

  it('leaves a source alone that takes no files', () => {
    const source: AssetSource = { name: 'shelf', component: () => null }
    expect(tellRefusals(source)).toBe(source)
  })
})
