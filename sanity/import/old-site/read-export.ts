import sax, { type QualifiedTag, type Tag } from 'sax'
import { ImportError } from '../import-error.ts'

/** Largest export that is read, in bytes. Pictures are not in it: this is some ten thousand posts. */
export const largestExport = 100_000_000
/** An export nests five elements; far deeper ones are made to break programs. */
const deepest = 40
const mostItems = 50_000

/** What a website was exported as: a file in which posts, pages and pictures stand one after the other. */
export type Export = {
  program: 'wordpress' | 'squarespace'
  /** The name that the website had. */
  title: string
  /** Its address, such as `https://old.example`; empty where the file names none. */
  url: string
  items: ExportItem[]
}

/** One thing of the website before. Texts are as they stand in the file; what it lacks is empty. */
export type ExportItem = {
  /** `post`, `page`, `attachment` and whatever plugins made. */
  type: string
  /** `publish`, `future`, `draft`, `pending`, `private`, `trash` … */
  status: string
  id: string
  title: string
  /** Where it was: a whole address, or with Squarespace a path. */
  link: string
  /** The last part of its address, or more of it. */
  name: string
  /** On the clock of Greenwich, `YYYY-MM-DD hh:mm:ss`; of zeros while it was never published. */
  date: string
  html: string
  excerpt: string
  hasPassword: boolean
  categories: Array<{ kind: 'category' | 'tag'; name: string; slug: string }>
  /** Of a picture: where its file is. */
  file: string
  meta: Map<string, string>
  /** How many people wrote something below it. What they wrote is not read. */
  comments: number
}

/** Elements of an item, by what their text is. */
const fields: Record<string, keyof ExportItem | undefined> = {
  title: 'title',
  link: 'link',
  'content:encoded': 'html',
  'excerpt:encoded': 'excerpt',
  'wp:post_id': 'id',
  'wp:post_name': 'name',
  'wp:post_type': 'type',
  'wp:status': 'status',
  'wp:post_date_gmt': 'date',
  'wp:attachment_url': 'file',
}

const noExport =
  'The file is no export of WordPress or Squarespace. In WordPress choose Tools, Export, All content; in Squarespace choose Settings, Import & export, Export.'

/**
 * Reads the export of a WordPress or Squarespace website (WXR). Nothing that the file names is opened, and it can't
 * declare entities, so none can swell.
 * @throws {ImportError} with a sentence that names the fix.
 */
export function readExport(bytes: Uint8Array): Export {
  if (bytes.length > largestExport) {
    throw new ImportError(
      `The export is larger than ${largestExport / 1_000_000} MB. Export the posts alone, or year by year.`,
    )
  }
  const reader = makeReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const slice = 65_536
  for (let start = 0; start < bytes.length; start += slice) {
    const isLast = start + slice >= bytes.length
    reader.write(decode(decoder, bytes.subarray(start, start + slice), !isLast))
  }
  return reader.end()
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw new ImportError(
      'The export is not saved as UTF-8, as WordPress and Squarespace save it. Export it once more, and do not save it with another program.',
    )
  }
}

type Open = { name: string; text: string; attributes: Record<string, string> }

function makeReader() {
  const parser = new sax.SAXParser(true, { position: true })
  const path: Open[] = []
  const found = { title: '', link: '', base: '', generator: '', isExport: false }
  const items: ExportItem[] = []
  let item: ExportItem | undefined
  let metaKey = ''
  let failure: ImportError | undefined

  const inside = () => path.map(({ name }) => name)
  parser.onopentag = ({ name, attributes }: Tag | QualifiedTag) => {
    if (path.length > deepest) failure ??= damaged(parser.line + 1)
    path.push({ name, text: '', attributes: attributes as Record<string, string> })
    if (path.length === 1) {
      found.isExport = name === 'rss' && Object.values(attributes).some(isOfWordPress)
      if (!found.isExport) failure ??= new ImportError(noExport)
    }
    if (name === 'item' && path.length === 3) item = newItem()
    if (items.length > mostItems) failure ??= new ImportError(noExport)
  }
  const addText = (text: string) => {
    const last = path.at(-1)
    if (last && isKept(inside())) last.text += text
  }
  parser.ontext = addText
  parser.oncdata = addText
  parser.onclosetag = () => {
    const closed = path.pop()
    if (!closed) return
    const { name, attributes } = closed
    const text = closed.text.replace(/\p{Cc}/gu, (sign) => (/[\t\n]/.test(sign) ? sign : ''))
    if (path.length === 2 && name === 'item' && item) {
      items.push(item)
      item = undefined
    } else if (path.length === 2) {
      if (name === 'title') found.title = text.trim()
      if (name === 'link') found.link = text.trim()
      if (name === 'generator') found.generator = text.trim()
      if (name === 'wp:base_blog_url') found.base = text.trim()
    } else if (item && path.length === 3) {
      readField(item, name, text, attributes)
    } else if (item && path.length === 4 && path[3]?.name === 'wp:postmeta') {
      if (name === 'wp:meta_key') metaKey = text.trim()
      if (name === 'wp:meta_value') item.meta.set(metaKey, text.trim())
    }
  }
  // No honest export has one, and entities are declared nowhere else.
  parser.ondoctype = () => {
    failure ??= new ImportError(noExport)
  }
  parser.onerror = (error) => {
    // A lone "&" or an entity that nobody knows stays as it is written.
    if (!/entity/i.test(error.message)) {
      failure ??=
        path.length === 0 && items.length === 0
          ? new ImportError(noExport)
          : damaged(parser.line + 1)
    }
    ;(parser as { error: Error | null }).error = null
  }

  return {
    /** @throws {ImportError} as soon as something is wrong. */
    write(text: string) {
      parser.write(text)
      if (failure) throw failure
    },
    end(): Export {
      parser.close()
      if (failure) throw failure
      if (!found.isExport) throw new ImportError(noExport)
      const isWordPress = found.base !== '' || /wordpress\.(?:org|com)/.test(found.generator)
      return {
        program: isWordPress ? 'wordpress' : 'squarespace',
        title: found.title,
        url: /^https?:\/\//i.test(found.link) ? found.link : found.base,
        items,
      }
    },
  }
}

const isOfWordPress = (value: unknown) => /wordpress\.org\/export\//.test(String(value))

function damaged(line: number): ImportError {
  return new ImportError(
    `The export is damaged at line ${line.toLocaleString('en-US')}. Export and download it once more.`,
  )
}

/** What is never looked at is never kept either, such as what people wrote below a post. */
function isKept(names: string[]): boolean {
  if (names.length <= 3) return true
  return names[3] === 'wp:postmeta' ? names.length === 5 : names.length === 4
}

function newItem(): ExportItem {
  const text = { type: '', status: '', id: '', title: '', link: '', name: '', date: '' }
  const more = { html: '', excerpt: '', file: '', hasPassword: false, comments: 0 }
  return { ...text, ...more, categories: [], meta: new Map() }
}

function readField(
  item: ExportItem,
  name: string,
  text: string,
  attributes: Record<string, string>,
): void {
  const field = fields[name]
  if (field === 'html' || field === 'excerpt') item[field] = text
  else if (field !== undefined) Object.assign(item, { [field]: text.trim() })
  else if (name === 'wp:post_password') item.hasPassword = text.trim() !== ''
  else if (name === 'wp:comment') item.comments++
  else if (name === 'category') {
    const { domain, nicename = '' } = attributes
    const kind = domain === 'category' ? 'category' : domain === 'post_tag' ? 'tag' : undefined
    if (kind && text.trim() !== '') {
      item.categories.push({ kind, name: text.trim(), slug: nicename })
    }
  }
}
