import type { PastedPicture } from '#sanity/tidy/paste-blocks.ts'
import { isUploading } from '../publishing/uploads.ts'
import { markUploading, settleUpload } from './picture-uploads.ts'

const now = '2026-05-09T12:00:00.000Z'
const lamp: PastedPicture = {
  reference: 'lamp',
  after: 'Rest.',
  bytes: Uint8Array.of(1),
  fileName: 'pasted-picture-1.png',
  contentType: 'image/png',
}
const figure = { _type: 'figure', _key: 'lamp', picture: { _type: 'picture', alt: 'A lamp' } }
const other = { _type: 'figure', _key: 'other' }
const [waiting = figure] = markUploading([figure, other], [lamp], now)
const upload = [{ _key: 'lamp' }, 'picture', '_upload']
const asset = [{ _key: 'lamp' }, 'picture', 'asset']

describe('a pasted picture', () => {
  it('keeps publishing waiting while it is on its way', () => {
    expect(isUploading([waiting], Date.parse(now))).toBe(true)
    expect(waiting).toMatchObject({
      picture: { alt: 'A lamp', _upload: { file: { name: 'pasted-picture-1.png' } } },
    })
    expect(markUploading([other], [lamp], now)[0]).toBe(other)
  })

  it('fills its figure when it has arrived', () => {
    expect(settleUpload([other, waiting], { picture: lamp, asset: 'image-a' })).toEqual([
      { path: asset, value: { _type: 'reference', _ref: 'image-a' } },
      { path: upload },
    ])
  })

  it('waits for its figure, which the form may not know yet', () => {
    expect(settleUpload([other], { picture: lamp, asset: 'image-a' })).toBeUndefined()
  })

  it('leaves its figure empty when it failed', () => {
    expect(settleUpload([waiting], { picture: lamp })).toEqual([{ path: upload }])
  })

  it('takes nothing away that she put there meanwhile', () => {
    const own = { ...figure, picture: { _upload: {}, asset: { _ref: 'image-b' } } }
    expect(settleUpload([own], { picture: lamp, asset: 'image-a' })).toEqual([{ path: upload }])
    expect(settleUpload([figure], { picture: lamp, asset: 'image-a' })).toEqual([])
  })
})
