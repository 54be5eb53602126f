import type { Block } from '#sanity/tidy/blocks.ts'
import type { PastedPicture } from '#sanity/tidy/paste-blocks.ts'

/** An upload that is over. Without the id of an asset it failed. */
export type EndedUpload = { picture: PastedPicture; asset?: string | undefined }

/** A change to a text, with its path from the text on. Without a value, what stands there goes. */
export type Change = { path: [{ _key: string }, 'picture', string]; value?: object }

/**
 * Marks the figures of pictures that are on their way, as the Studio marks its own uploads: so nothing is published
 * meanwhile, and an upload that died with its tab is named.
 * @param now ISO 8601
 */
export function markUploading(
  blocks: readonly Block[],
  pictures: readonly PastedPicture[],
  now: string,
): Block[] {
  return blocks.map((block) => {
    const file = pictures.find(({ reference }) => reference === block._key)
    if (!file) return block
    const { fileName: name, contentType: type } = file
    const upload = { createdAt: now, updatedAt: now, progress: 0, file: { name, type } }
    return { ...block, picture: { ...(block.picture as object), _upload: upload } }
  })
}

/**
 * What is to change in a text once an upload is over. A picture that she put there meanwhile stays.
 * @returns `undefined` while its figure is not in the text: just pasted, or taken out.
 */
export function settleUpload(body: readonly Block[], ended: EndedUpload): Change[] | undefined {
  const { reference } = ended.picture
  const figure = body.find(({ _key }) => _key === reference)
  if (!figure) return undefined
  const picture = figure.picture as { asset?: unknown; _upload?: unknown } | undefined
  const at = (field: string): Change['path'] => [{ _key: reference }, 'picture', field]
  const isWaiting = picture?._upload !== undefined && picture.asset === undefined
  return [
    ...(ended.asset !== undefined && isWaiting
      ? [{ path: at('asset'), value: { _type: 'reference', _ref: ended.asset } }]
      : []),
    ...(picture?._upload === undefined ? [] : [{ path: at('_upload') }]),
  ]
}
