import { readPost } from '#sanity/leave/post-file.ts'
import { type ArticleToSave, makeArticle } from './article-document.ts'
import { kindOfFile } from './file-kind.ts'
import { ImportError } from './import-error.ts'
import { importPost } from './import-post.ts'
import { fieldsOf, type MarkdownFields } from './markdown/fields.ts'
import { readFrontMatter } from './markdown/front-matter.ts'
import { readMarkdown } from './markdown/read-markdown.ts'
import type { Note, Paragraph, RecognisedArticle } from './parts.ts'
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
  article: ArticleToSave
  recognised: RecognisedArticle
  /** Those that came along and stand in the article. */
  pictures: InnerPicture[]
  /** What the numbers in notes count. */
  unit: 'Line' | 'Paragraph'
  /** Set by the top of a Markdown file itself. */
  fields?: MarkdownFields
  /** Present for a post that was written out of a site and comes back: its document's own id. */
  id?: string
}

/**
 * Turns a file into an article: plain text, Markdown, a web page, a Word document, or the
 * zip that Google Docs gives. Works in a
 * browser as in Node, writes nothing, and fetches nothing.
 * @param findFile finds pictures that lie beside a web page
 * @throws {ImportError} with a sentence that names the fix.
 */
export async function importFile(
  bytes: Uint8Array,
  fileName: string,
  findFile: FindFile = async () => undefined,
): Promise<ImportedFile> {
  const source = findSource(bytes, fileName, findFile)
  if (source.kind === 'markdown') {
    const text = readText(source.bytes)
    const post = readPost(text)
    if (!post) return importParagraphs(readMarkdownFile(text), fileName, source.findFile)
    const { article, pictures, notes } = await importPost(post, source.findFile)
    const { title, subtitle } = article
    const recognised = { ...(title && { title }), ...(subtitle && { subtitle }), parts: [], notes }
    return { article, recognised, pictures, unit: 'Line', id: post.id }
  }
  return importParagraphs(await readSource(source), fileName, source.findFile)
}

/** What a file says, and where what it names lies. */
type Source = { findFile: FindFile } & (
  | { kind: 'markdown' | 'html' | 'text'; bytes: Uint8Array }
  | { kind: 'docx'; archive: Archive }
)

/** `text` is present where the notes count its lines. */
type Read = { paragraphs: Paragraph[]; text?: string; fields?: MarkdownFields; notes?: Note[] }

/**
 * Makes an article of what was read from a file.
 * @throws {ImportError} when there are no words in it.
 */
export async function importParagraphs(
  read: Read,
  fileName: string,
  findFile: FindFile,
): Promise<ImportedFile> {
  const name = fileName.replace(/\.[^.]+$/, '')
  const { paragraphs, pictures } = await gatherPictures(read.paragraphs, name, findFile)
  if (paragraphs.every(({ text }) => text === '')) {
    throw new ImportError('The file holds no words. Choose the file that holds the article.')
  }
  const found = recogniseArticle(paragraphs)
  const recognised = { ...found, notes: [...(read.notes ?? []), ...found.notes] }
  const text = read.text ?? paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  return {
    article: { ...makeArticle(recognised, text, fileName), ...read.fields },
    recognised,
    pictures,
    unit: read.text === undefined ? 'Paragraph' : 'Line',
    ...(read.fields && { fields: read.fields }),
  }
}

function findSource(bytes: Uint8Array, fileName: string, findFile: FindFile): Source {
  const kind = kindOfFile(bytes, fileName)
  if (kind !== 'archive') return { kind, bytes, findFile }
  const archive = readArchive(bytes)
  if (isDocx(archive)) return { kind: 'docx', archive, findFile: async () => undefined }
  const pages = [...archive].filter(
    ([path]) => /\.(?:html?|md|markdown)$/i.test(path) && !isHidden(path),
  )
  const [page, ...others] = pages
  if (page === undefined) throw new ImportError(refuseArchive(archive))
  if (others.length > 0) {
    throw new ImportError(
      `The archive holds ${pages.length} texts. Unpack it and import them one by one.`,
    )
  }
  const [path, content] = page
  return { ...findSource(content, path, findBeside(archive, path)) }
}

async function readSource(source: Exclude<Source, { kind: 'markdown' }>): Promise<Read> {
  if (source.kind === 'docx') return { paragraphs: await readDocx(source.archive) }
  if (source.kind === 'html') return { paragraphs: readHtml(readText(source.bytes, largestPage)) }
  const text = readText(source.bytes)
  return { paragraphs: readParagraphs(text), text }
}

function readMarkdownFile(text: string): Read {
  const { matter, rest, first } = readFrontMatter(text)
  const paragraphs = readMarkdown(rest, first)
  return { text, ...fieldsOf(matter, paragraphs) }
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
  if (names.some((name) => name.endsWith('.xml'))) {
    return 'The archive holds an export of a whole website. Unpack it; whoever looks after this website brings all its posts over at once, with npm run import.'
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
