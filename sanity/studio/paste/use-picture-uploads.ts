import { useEffect, useState } from 'react'
import { type FormPatch, set, unset, useClient } from 'sanity'
import { uploadPictures } from '#sanity/import/upload-pictures.ts'
import type { Block } from '#sanity/tidy/blocks.ts'
import type { Loss, PastedPicture } from '#sanity/tidy/paste-blocks.ts'
import { type EndedUpload, settleUpload } from './picture-uploads.ts'

/**
 * Uploads pasted pictures and puts each into the figure that waits for it. The form does the latter, as when she drags a
 * picture in, so that the editor's own undoing never takes a picture out of its figure.
 * @param options.onLoss is told of those that failed; their figures stay empty
 */
export function usePictureUploads(
  value: unknown,
  options: { onChange: (patches: FormPatch[]) => void; onLoss: (losses: Loss[]) => void },
): (pictures: PastedPicture[]) => void {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [ended, setEnded] = useState<EndedUpload[]>([])
  const { onChange, onLoss } = options

  useEffect(() => {
    const body = (Array.isArray(value) ? value : []) as Block[]
    const settled = ended.flatMap((upload) => {
      const changes = settleUpload(body, upload)
      return changes ? [{ upload, changes }] : []
    })
    if (settled.length === 0) return
    const uploads = settled.map(({ upload }) => upload)
    setEnded((all) => all.filter((upload) => !uploads.includes(upload)))
    const patches = settled.flatMap(({ changes }) =>
      changes.map(({ path, value: to }) => (to ? set(to, path) : unset(path))),
    )
    if (patches.length > 0) onChange(patches)
    const failed = uploads.filter(({ asset }) => asset === undefined)
    if (failed.length > 0) {
      onLoss(failed.map(({ picture }) => ({ kind: 'picture', after: picture.after })))
    }
  }, [value, ended, onChange, onLoss])

  return (pictures) => {
    for (const picture of pictures) {
      const end = (asset?: string) => setEnded((all) => [...all, { picture, asset }])
      uploadPictures(client, [picture]).then(
        ({ ids }) => end(ids.get(picture.reference)),
        () => end(),
      )
    }
  }
}
