import type { Paragraph, PictureMark } from './parts.ts'

/** Largest picture that is taken, in bytes. */
export const largestPicture = 20_000_000

/** A picture that came along with a text, ready to be uploaded. */
export type InnerPicture = {
  /** What stands for it in the document until it has an id: the `_ref` of its asset. */
  reference: string
  bytes: Uint8Array
  fileName: string
  contentType: string
}

/** Finds a file that lies beside a text: inside the same archive or folder. `path` is as the text writes it. */
export type FindFile = (path: string) => Promise<Uint8Array | undefined>

const kinds: Array<[contentType: string, ending: string, isKind: (start: string) => boolean]> = [
  ['image/png', 'png', (start) => start.startsWith('\u0089PNG\r\n')],
  ['image/jpeg', 'jpg', (start) => start.startsWith('\u00FF\u00D8\u00FF')],
  ['image/gif', 'gif', (start) => start.startsWith('GIF8')],
  ['image/webp', 'webp', (start) => start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP'],
  ['image/avif', 'avif', (start) => brandsOf(start).some((brand) => /^avi[fs]$/.test(brand))],
]

/** All that such a file says it can be read as. An iPhone photo may name `mif1` first, as an AVIF picture may. */
function brandsOf(start: string): string[] {
  if (start.slice(4, 8) !== 'ftyp') return []
  const brands = start.slice(8, Math.max(start.charCodeAt(2) * 256 + start.charCodeAt(3), 12))
  return brands.match(/[\s\S]{4}/g) ?? []
}

/**
 * Tells by its first bytes what kind of picture a file is; names are not believed.
 * @returns `undefined` for anything that the website can't show, such as drawings of Word.
 */
export function kindOfPicture(
  bytes: Uint8Array,
): { contentType: string; ending: string } | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 128))
  const [contentType, ending] = kinds.find(([, , isKind]) => isKind(start)) ?? []
  return contentType === undefined || ending === undefined ? undefined : { contentType, ending }
}

/**
 * Gathers the pictures of a text. One that came along and can be shown gets a name in the document; any other loses its
 * bytes, so that it is reported as missing.
 * @param name of the text's own file, without its ending, for the names of pictures that have none
 */
export async function gatherPictures(
  paragraphs: Paragraph[],
  name: string,
  findFile: FindFile,
): Promise<{ paragraphs: Paragraph[]; pictures: InnerPicture[] }> {
  const pictures: InnerPicture[] = []
  const gathered: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const { picture } = paragraph
    if (!picture) {
      gathered.push(paragraph)
      continue
    }
    const found = await readPictureFile(picture, findFile)
    const { bytes: _, src: __, ...described } = picture
    if (!found) {
      gathered.push({ ...paragraph, picture: described })
      continue
    }
    const reference = `file:${pictures.length + 1}`
    const { bytes, contentType, ending } = found
    const fileName = nameOf(picture.src) ?? `${name}-${pictures.length + 1}.${ending}`
    pictures.push({ reference, bytes, fileName, contentType })
    gathered.push({ ...paragraph, picture: { ...described, bytes, src: reference } })
  }
  return { paragraphs: gathered, pictures }
}

/** @returns the bytes of a picture and what it is; `undefined` when it is missing, too large or none. */
export async function readPictureFile({ bytes, src }: PictureMark, findFile: FindFile) {
  const found = bytes ?? (src === undefined ? undefined : await findFile(src))
  const kind = found && kindOfPicture(found)
  return found && kind && found.length <= largestPicture ? { bytes: found, ...kind } : undefined
}

/** @returns the name of a picture's file, as a person knows it. */
export function nameOf(src: string | undefined): string | undefined {
  const name = src
    ?.replace(/[?#].*$/, '')
    .split('/')
    .at(-1)
  try {
    return name && decodeURIComponent(name)
  } catch {
    return name
  }
}

/** @returns the document with the ids of its uploaded pictures in the places of their names. */
export function placePictures<Value>(value: Value, ids: ReadonlyMap<string, string>): Value
export function placePictures(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => placePictures(inner, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '_ref' && typeof inner === 'string'
        ? (ids.get(inner) ?? inner)
        : placePictures(inner, ids),
    ]),
  )
}
