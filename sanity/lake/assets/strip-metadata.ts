import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { PictureFormat } from './sniff.ts'

/**
 * Takes everything out of a picture that its pixels do not need: place, time, camera, names, thumbnails, comments and
 * whatever hangs on behind its end. Pixels and colour profile stay as they are; AVIF alone is encoded anew.
 * Doing it twice gives the same bytes, so that an exported picture comes back under its own id.
 * @param orientation 1 to 8, as the picture's metadata said; kept, since the pixels are stored unturned.
 * @returns `undefined` when the file's structure is broken.
 */
export async function stripMetadata(
  bytes: Buffer,
  format: PictureFormat,
  orientation: number,
): Promise<Buffer | undefined> {
  try {
    switch (format) {
      case 'jpg':
        return stripJpeg(bytes, orientation)
      case 'png':
        return stripPng(bytes, orientation)
      case 'webp':
        return stripWebp(bytes, orientation)
      case 'gif':
        return stripGif(bytes)
      case 'avif':
        return await stripAvif(bytes)
    }
  } catch (error) {
    // Reading past the end: the file is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function stripJpeg(bytes: Buffer, orientation: number): Buffer | undefined {
  const first: Buffer[] = []
  const rest: Buffer[] = []
  let position = 2
  while (position < bytes.length) {
    if (bytes.readUInt8(position) !== 0xff) return undefined
    while (bytes.readUInt8(position + 1) === 0xff) position += 1
    const marker = bytes.readUInt8(position + 1)
    if (marker === 0xd9) {
      const turned = orientation > 1 ? [jpegOrientation(orientation)] : []
      return Buffer.concat([bytes.subarray(0, 2), ...first, ...turned, ...rest, endOfImage])
    }
    const end = position + 2 + bytes.readUInt16BE(position + 2)
    const segment = bytes.subarray(position, end)
    if (end > bytes.length) return undefined
    if (marker === 0xe0) first.push(segment)
    else if (isNeededInJpeg(marker, segment)) rest.push(segment)
    position = end
    if (marker === 0xda) {
      position = endOfScan(bytes, end)
      rest.push(bytes.subarray(end, position))
    }
  }
  return undefined
}

const endOfImage = Buffer.from([0xff, 0xd9])

/** Application segments and comments hold metadata, but for the colour profile and the colour transform. */
function isNeededInJpeg(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0'
  if (marker === 0xee) return segment.toString('latin1', 4, 9) === 'Adobe'
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe
}

/** Compressed pixels go on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  let position = bytes.indexOf(0xff, start)
  while (position !== -1 && position + 1 < bytes.length) {
    const next = bytes.readUInt8(position + 1)
    const isData = next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return position
    position = bytes.indexOf(0xff, next === 0xff ? position + 1 : position + 2)
  }
  throw new RangeError('The scan has no end')
}

/** The smallest EXIF block there is: how the picture is to be turned, and nothing else. */
function orientationBlock(orientation: number): Buffer {
  const block = Buffer.alloc(26)
  block.write('MM\0*', 'latin1')
  block.writeUInt32BE(8, 4)
  block.writeUInt16BE(1, 8)
  block.writeUInt16BE(0x0112, 10)
  block.writeUInt16BE(3, 12)
  block.writeUInt32BE(1, 14)
  block.writeUInt16BE(orientation, 18)
  return block
}

function jpegOrientation(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationBlock(orientation)])
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content])
}

const neededInPng = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

function stripPng(bytes: Buffer, orientation: number): Buffer | undefined {
  const kept = [bytes.subarray(0, 8)]
  let position = 8
  while (position < bytes.length) {
    const end = position + 12 + bytes.readUInt32BE(position)
    const type = bytes.toString('latin1', position + 4, position + 8)
    if (end > bytes.length) return undefined
    if (neededInPng.has(type)) kept.push(bytes.subarray(position, end))
    if (type === 'IHDR' && orientation > 1) {
      kept.push(pngChunk('eXIf', orientationBlock(orientation)))
    }
    if (type === 'IEND') return Buffer.concat(kept)
    position = end
  }
  return undefined
}

function pngChunk(type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(content.length + 12)
  chunk.writeUInt32BE(content.length, 0)
  chunk.write(type, 4, 'latin1')
  content.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length)
  return chunk
}

const neededInWebp = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

function stripWebp(bytes: Buffer, orientation: number): Buffer | undefined {
  const size = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  const kept: Buffer[] = []
  let hasFlags = false
  let position = 12
  while (position + 8 <= size) {
    const length = bytes.readUInt32LE(position + 4)
    const end = position + 8 + length + (length % 2)
    const type = bytes.toString('latin1', position, position + 4)
    if (position + 8 + length > bytes.length) return undefined
    const chunk = Buffer.from(bytes.subarray(position, end))
    if (type === 'VP8X') {
      hasFlags = true
      const turned = orientation > 1 ? 0x08 : 0
      chunk.writeUInt8((chunk.readUInt8(8) & ~0x0c) | turned, 8)
    }
    if (neededInWebp.has(type)) kept.push(chunk)
    position = end
  }
  if (hasFlags && orientation > 1) {
    const block = orientationBlock(orientation)
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1')
    head.writeUInt32LE(block.length, 4)
    kept.push(head, block)
  }
  const content = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(content.length, 4)
  return kept.length > 0 ? Buffer.concat([head, content]) : undefined
}

function stripGif(bytes: Buffer): Buffer | undefined {
  const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const endOfBlocks = (start: number) => {
    let position = start
    for (let length = bytes.readUInt8(position); length > 0; length = bytes.readUInt8(position)) {
      position += length + 1
    }
    return position + 1
  }
  let position = 13 + tableSize(bytes.readUInt8(10))
  const kept = [bytes.subarray(0, position)]
  while (position < bytes.length) {
    const kind = bytes.readUInt8(position)
    if (kind === 0x3b) {
      kept.push(bytes.subarray(position, position + 1))
      return Buffer.concat(kept)
    }
    let end: number
    let isNeeded = true
    if (kind === 0x21) {
      const label = bytes.readUInt8(position + 1)
      end = endOfBlocks(position + 2)
      const application = bytes.toString('latin1', position + 3, position + 14)
      isNeeded =
        label === 0xf9 || (label === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(application))
    } else if (kind === 0x2c) {
      end = endOfBlocks(position + 11 + tableSize(bytes.readUInt8(position + 9)))
    } else return undefined
    if (isNeeded) kept.push(bytes.subarray(position, end))
    position = end
  }
  return undefined
}

/** AVIF keeps its metadata among its pixels' own tables; taking it out means writing the file anew. */
async function stripAvif(bytes: Buffer): Promise<Buffer> {
  const { exif, xmp, iptc } = await sharp(bytes).metadata()
  if (!exif && !xmp && !iptc) return bytes
  return await sharp(bytes)
    .autoOrient()
    .keepIccProfile()
    .avif({ quality: 80, effort: 3 })
    .toBuffer()
}
