import { type ImportedArticle, makeArticle } from './article-document.ts'
import { kindOfFile } from './file-kind.ts'
import { ImportError } from './import-error.ts'
import type { Paragraph, RecognisedArticle } from './parts.ts'
import { type FindFile, gatherPictures, type InnerPicture } from './picture-files.ts'
import { type Archive, isInside, readArchive } from './read-archive.ts'
import { isDocx, readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readParagraphs } from './read-paragraphs.ts'
import { readText } from './read-text.ts'
import { recogniseArticle } from './recognise-article.ts'

/** Largest web page that is read, in bytes: its pictures may stand inside it as text. */
const largestPage = 30_000_000

export type ImportedFile = {
  /** The asset of each picture holds the picture's `reference` until it is uploaded. */
  article: ImportedArticle
  recognised: RecognisedArticle
  /** Those that came along and stand in the article. */
  pictures: InnerPicture[]
  /** What the numbers in notes count. */
  unit: 'Line' | 'Paragraph'
}

/**
 * Turns a file into an article: plain text, a web page, a Word document, or the zip that Google Docs gives. Works in a
 * browser as in Node, writes nothing, and fetches nothing.
 * @param findFile finds pictures that lie beside a web page
 * @throws {ImportError} with a sentence that names the fix.
 */
export async function importFile(
  bytes: Uint8Array,
  fileName: string,
  findFile: FindFile = async () => undefined,
): Promise<ImportedFile> {
  const name = fileName.replace(/\.[^.]+$/, '')
  const read = await readParts(bytes, fileName, findFile)
  const { paragraphs, pictures } = await gatherPictures(read.paragraphs, name, read.findFile)
  if (paragraphs.every(({ text }) => text === '')) {
    throw new ImportError('The file holds no words. Choose the file that holds the article.')
  }
  const recognised = recogniseArticle(paragraphs)
  const text = read.text ?? paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  return {
    article: makeArticle(recognised, text, fileName),
    recognised,
    pictures,
    unit: read.text === undefined ? 'Paragraph' : 'Line',
  }
}

/** `text` is present where the notes count its lines. */
type Read = { paragraphs: Paragraph[]; text?: string; findFile: FindFile }

async function readParts(bytes: Uint8Array, fileName: string, findFile: FindFile): Promise<Read> {
  switch (kindOfFile(bytes, fileName)) {
    case 'archive':
      return readParcel(readArchive(bytes))
    case 'html':
      return { paragraphs: readHtml(readText(bytes, largestPage)), findFile }
    default: {
      const text = readText(bytes)
      return { paragraphs: readParagraphs(text), text, findFile }
    }
  }
}

async function readParcel(archive: Archive): Promise<Read> {
  const none: FindFile = async () => undefined
  if (isDocx(archive)) return { paragraphs: await readDocx(archive), findFile: none }
  const pages = [...archive.keys()].filter((path) => /\.html?$/i.test(path) && !isHidden(path))
  const [page, ...others] = pages
  const bytes = page === undefined ? undefined : archive.get(page)
  if (page === undefined || bytes === undefined) throw new ImportError(refuseArchive(archive))
  if (others.length > 0) {
    throw new ImportError(
      `The archive holds ${pages.length} web pages. Unpack it and import them one by one.`,
    )
  }
  return { paragraphs: readHtml(readText(bytes, largestPage)), findFile: findBeside(archive, page) }
}

/** What a Mac adds to an archive. */
function isHidden(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX|\.)/.test(path)
}

function refuseArchive(archive: Archive): string {
  const names = [...archive.keys()]
  if (names.some((name) => name.endsWith('.iwa'))) {
    return 'The file is one of Apple Pages. In Pages choose File, Export To, Word, and import that file.'
  }
  if (archive.has('mimetype')) {
    return 'The file is an OpenDocument text. Save it as Word (.docx) and import that file.'
  }
  return 'The archive holds no article. In Google Docs choose File, Download, Web page, and import that zip.'
}

function findBeside(archive: Archive, page: string): FindFile {
  const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : ''
  return async (path) => {
    const plain = decodePath(path)
    return plain === undefined ? undefined : archive.get(folder + plain)
  }
}

/** @returns a path inside the folder of a text as its files are named; `undefined` for every other address. */
export function decodePath(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^[/?#]/i.test(path)) return undefined
  try {
    const plain = decodeURIComponent(path).replace(/^(?:\.\/)+/, '')
    return isInside(plain) ? plain : undefined
  } catch {
    return undefined
  }
}
