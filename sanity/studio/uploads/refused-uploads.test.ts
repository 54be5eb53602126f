/** @jest-environment jsdom */
import type { AssetSource } from 'sanity'
import { onRefusedUpload, type RefusedUpload, tellRefusals } from './refused-uploads.ts'
import { refuseWith } from './refusing-source-for-tests.ts'

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
