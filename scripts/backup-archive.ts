import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Refusal } from './processes.ts'

/**
 * A backup is an archive of Sanity's own export with one entry before the others: every document exactly as the lake keeps it.
 * Sanity's format rewrites documents (pictures become paths, their documents become `assets.json`), and what it leaves
 * out cannot be restored from it. Importers other than ours do not look at this entry, since it does not end in `.ndjson`.
 */
export const exactEntry = 'exact-documents.jsonl'

const block = 512
const regularFile = '0'

type Entry = { name: string; isFile: boolean; content: AsyncIterable<Buffer> }

/** Begins an archive with the exact documents; the rest of it may follow as a gzip file of its own. */
export async function writeExactEntry(file: string, output: Writable): Promise<void> {
  const { size } = await stat(file)
  async function* entry(): AsyncIterable<Buffer> {
    yield tarHeader(exactEntry, size)
    yield* createReadStream(file) as AsyncIterable<Buffer>
    yield Buffer.alloc(paddingOf(size))
  }
  await pipeline(Readable.from(entry()), createGzip(), output, { end: false })
}

/** The header of one file in a tar archive (ustar): fields of fixed width, numbers in octal, a sum over all bytes. */
function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write('0000000\0'.repeat(2), 108)
  header.write(`${size.toString(8).padStart(11, '0')} `, 124)
  header.write('00000000000 ', 136)
  header.write('        ', 148)
  header.write(regularFile, 156)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function paddingOf(size: number): number {
  return (block - (size % block)) % block
}

/**
 * Reads a whole backup before anything is restored from it: that it is complete, that its checksums are right, and that
 * every document can be read.
 * @param name of the file for a person, where it isn't its own.
 * @returns whether it holds the exact documents, and the folder in it where those of the library's format are.
 * @throws {Refusal} one sentence that says what is wrong with the file.
 */
export async function checkArchive(
  file: string,
  name = file,
): Promise<{ isExact: boolean; place: string }> {
  let isExact = false
  let place: string | undefined
  try {
    for await (const { name: entry, isFile, content } of entriesOf(file)) {
      if (!isFile) continue
      if (entry === exactEntry) {
        await checkDocuments(entry, content)
        isExact = true
      } else if (/^([^/]+\/){0,2}[^/]+\.ndjson$/.test(entry)) {
        await checkDocuments(entry, content)
        place = path.dirname(entry)
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `${name} is no backup, or a damaged one (${sentenceOf(error)}). Nothing was changed. Choose another file.`,
    )
  }
  if (place !== undefined) return { isExact, place }
  throw new Refusal(
    `${name} holds no documents: it is cut off, or no backup. Nothing was changed. Choose another file.`,
  )
}

async function checkDocuments(name: string, content: AsyncIterable<Buffer>): Promise<void> {
  let line = 0
  for await (const text of linesOf(content)) {
    line++
    const document = tryParse(text)
    if (typeof document?._id === 'string' && typeof document._type === 'string') continue
    throw new Refusal(
      `Line ${line} of ${name} in the backup is no document. Nothing was changed. Choose another file.`,
    )
  }
}

/** The exact documents of a backup, as JSON objects. */
export async function* exactDocuments(file: string): AsyncIterable<Record<string, unknown>> {
  for await (const { name, content } of entriesOf(file)) {
    if (name !== exactEntry) return
    for await (const line of linesOf(content)) yield JSON.parse(line) as Record<string, unknown>
    return
  }
}

/** Ends lines at line feeds alone, as JSON lines do; Node's own reader also ends them inside texts. */
export async function* linesOf(content: AsyncIterable<Buffer>): AsyncIterable<string> {
  let begun: Buffer[] = []
  for await (const chunk of content) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString()
      begun = []
      from = end + 1
    }
    begun.push(chunk.subarray(from))
  }
  const last = Buffer.concat(begun).toString()
  if (last !== '') yield last
}

function tryParse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown> | null
  } catch {
    return null
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The entries of a gzipped tar archive, in order. What is not read of one is skipped. */
async function* entriesOf(file: string): AsyncIterable<Entry> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  const reader = new BlockReader(source.pipe(unzipped))
  try {
    for (;;) {
      const header = await reader.take(block)
      if (header === undefined) return
      // An archive ends in blocks of zeros; reading on makes sure of its checksum.
      if (header.every((byte) => byte === 0)) continue
      const size = readSize(header)
      const remaining = { bytes: size }
      yield {
        name: readName(header),
        isFile: [regularFile, '\0'].includes(header.toString('latin1', 156, 157)),
        content: contentOf(reader, remaining),
      }
      await drain(contentOf(reader, remaining))
      await reader.take(paddingOf(size))
    }
  } finally {
    source.destroy()
    unzipped.destroy()
  }
}

function readName(header: Buffer): string {
  const text = (from: number, to: number) => header.toString('utf8', from, to).split('\0')[0] ?? ''
  const folder = text(345, 500)
  return folder === '' ? text(0, 100) : `${folder}/${text(0, 100)}`
}

function readSize(header: Buffer): number {
  const sum = header.reduce(
    (total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte),
    0,
  )
  const octal = (from: number, to: number) =>
    Number.parseInt(header.toString('latin1', from, to).replace(/[\0 ].*$/, ''), 8)
  if (octal(148, 156) !== sum) throw new Error('it is not a tar archive')
  return octal(124, 136)
}

async function* contentOf(
  reader: BlockReader,
  remaining: { bytes: number },
): AsyncIterable<Buffer> {
  while (remaining.bytes > 0) {
    const part = await reader.takeSome(remaining.bytes)
    remaining.bytes -= part.length
    yield part
  }
}

async function drain(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of content);
}

/** Takes bytes from a stream in portions of one's own. */
class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>
  #waiting: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** Exactly so many bytes; `undefined` at the end. */
  async take(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = []
    for (let missing = size; missing > 0; ) {
      if (parts.length === 0 && this.#waiting.length === 0 && !(await this.#more()))
        return undefined
      const part = await this.takeSome(missing)
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }

  /** At least one byte and at most so many. */
  async takeSome(most: number): Promise<Buffer> {
    if (this.#waiting.length === 0 && !(await this.#more())) throw new Error('it ends too early')
    const part = this.#waiting.subarray(0, most)
    this.#waiting = this.#waiting.subarray(most)
    return part
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done) return false
    this.#waiting = value
    return value.length > 0 || this.#more()
  }
}
