import type { Post } from '#sanity/leave/post-file.ts'
import { isStored, mapStored } from '#sanity/leave/stored.ts'
import type { ArticleToSave } from './article-document.ts'
import type { Note } from './parts.ts'
import { type FindFile, type InnerPicture, readPictureFile } from './picture-files.ts'

/**
 * Makes the document of a post that was written out of a site, with its pictures.
 * @returns the document, whose assets hold the references of the pictures, and a note for each picture that is missing
 */
export async function importPost(
  { fields, body }: Post,
  findFile: FindFile,
): Promise<{ article: ArticleToSave; pictures: InnerPicture[]; notes: Note[] }> {
  const document = { ...fields, body }
  const paths = new Set<string>()
  mapStored(document, (object) => {
    const path = fileOf(object)
    if (path !== undefined) paths.add(path)
    return object
  })
  const pictures: InnerPicture[] = []
  const references = new Map<string, string>()
  for (const path of paths) {
    const found = await readPictureFile({ src: path }, findFile)
    if (!found) continue
    const reference = `file:${pictures.length + 1}`
    const { bytes, contentType } = found
    pictures.push({ reference, bytes, fileName: path.split('/').at(-1) ?? path, contentType })
    references.set(path, reference)
  }
  const placed = mapStored(document, (object) => {
    const path = fileOf(object)
    if (path === undefined) return object
    const { asset: _, ...rest } = object
    const reference = references.get(path)
    return reference === undefined
      ? rest
      : { ...rest, asset: { _type: 'reference', _ref: reference } }
  })
  const missing = [...paths].filter((path) => !references.has(path))
  return {
    article: { ...(placed as ArticleToSave), _type: 'article' },
    pictures,
    notes: missing.map((path) => ({
      text: `the picture ${path} did not come along; add it in the Studio. In a zip with its folder of pictures the post brings them itself.`,
    })),
  }
}

function fileOf({ asset }: { [field: string]: unknown }): string | undefined {
  return isStored(asset) && typeof asset.file === 'string' ? asset.file : undefined
}
