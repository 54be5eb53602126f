/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import type { Loss, PastedPicture } from '#sanity/tidy/paste-blocks.ts'

const upload = jest.fn<(...sent: unknown[]) => Promise<{ _id: string }>>()
jest.unstable_mockModule('sanity', () => ({
  useClient: () => ({ assets: { upload } }),
  set: (value: unknown, path: unknown) => ({ set: value, path }),
  unset: (path: unknown) => ({ unset: path }),
}))
const { usePictureUploads } = await import('./use-picture-uploads.ts')

const lamp: PastedPicture = {
  reference: 'lamp',
  after: 'Rest.',
  bytes: Uint8Array.of(1),
  fileName: 'pasted-picture-1.png',
  contentType: 'image/png',
}
const figure = { _type: 'figure', _key: 'lamp', picture: { _upload: {} } }

function openField(value: unknown) {
  const [changes, losses]: [unknown[], Loss[]] = [[], []]
  const onChange = (patches: unknown[]) => void changes.push(...patches)
  const onLoss = (more: Loss[]) => void losses.push(...more)
  const { result, rerender } = renderHook(
    (body: unknown) => usePictureUploads(body, { onChange, onLoss }),
    { initialProps: value },
  )
  const paste = () => act(async () => result.current([lamp]))
  return { changes, losses, paste, rerender }
}

describe('a picture that was pasted', () => {
  it('is uploaded with its name and put into its figure, once', async () => {
    upload.mockResolvedValueOnce({ _id: 'image-a' })
    const { changes, losses, paste, rerender } = openField([figure])
    await paste()
    rerender([figure, { _type: 'block', _key: 'more' }])
    expect(upload).toHaveBeenCalledWith(
      'image',
      expect.any(Blob),
      expect.objectContaining({ filename: 'pasted-picture-1.png', contentType: 'image/png' }),
    )
    expect(changes).toEqual([
      {
        set: { _type: 'reference', _ref: 'image-a' },
        path: [{ _key: 'lamp' }, 'picture', 'asset'],
      },
      { unset: [{ _key: 'lamp' }, 'picture', '_upload'] },
    ])
    expect(losses).toEqual([])
  })

  it('waits until the form knows its figure', async () => {
    upload.mockResolvedValueOnce({ _id: 'image-a' })
    const { changes, paste, rerender } = openField(undefined)
    await paste()
    expect(changes).toEqual([])
    rerender([figure])
    expect(changes).toHaveLength(2)
  })

  it('leaves its figure empty and is named when it can’t be uploaded', async () => {
    upload.mockRejectedValueOnce(new Error('Too large'))
    const { changes, losses, paste } = openField([figure])
    await paste()
    expect(changes).toEqual([{ unset: [{ _key: 'lamp' }, 'picture', '_upload'] }])
    expect(losses).toEqual([{ kind: 'picture', after: 'Rest.' }])
  })
})
