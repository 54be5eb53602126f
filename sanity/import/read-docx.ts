import { zipSync } from 'fflate'
import { ImportError } from './import-error.ts'
import type { Paragraph } from './parts.ts'
import type { Archive } from './read-archive.ts'
import { readHtml } from './read-html.ts'

/** Styles of Word that say more than how a paragraph looks. */
const styleMap = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
]

/** Whether an archive is a document of Word. */
export function isDocx(archive: Archive): boolean {
  return archive.has('word/document.xml')
}

/**
 * Reads a Word document. Deleted words and comments of reviewers are no part of it; pictures come with their bytes.
 * @param archive the file, unpacked within bounds
 * @throws {ImportError} when it can't be read.
 */
export async function readDocx(archive: Archive): Promise<Paragraph[]> {
  // Only who reads a Word file needs the program for it.
  const mammoth = (await import('mammoth')).default
  const pictures: Uint8Array[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures.push(new Uint8Array(await image.readAsArrayBuffer()))
    return { src: `word:${pictures.length - 1}` }
  })
  try {
    const { value } = await mammoth.convertToHtml(inputOf(archive), { styleMap, convertImage })
    return readHtml(value).map((paragraph) => withBytes(paragraph, pictures))
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError(
      'The Word file is damaged and can’t be read. Open it in Word, save it again, and try once more.',
    )
  }
}

/** Packed anew, so that nobody unpacks what was not measured before. In Node it must be a `Buffer`. */
function inputOf(archive: Archive) {
  const packed = zipSync(Object.fromEntries(archive), { level: 0 })
  const arrayBuffer = packed.buffer.slice(
    packed.byteOffset,
    packed.byteOffset + packed.byteLength,
  ) as ArrayBuffer
  return typeof Buffer === 'undefined'
    ? { arrayBuffer }
    : { arrayBuffer, buffer: Buffer.from(arrayBuffer) }
}

function withBytes(paragraph: Paragraph, pictures: Uint8Array[]): Paragraph {
  const { picture } = paragraph
  const index = /^word:(\d+)$/.exec(picture?.src ?? '')?.[1]
  const bytes = index === undefined ? undefined : pictures[Number(index)]
  if (!picture || !bytes) return paragraph
  const { src: _, ...rest } = picture
  return { ...paragraph, picture: { ...rest, bytes } }
}
