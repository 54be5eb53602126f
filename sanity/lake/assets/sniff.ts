export type PictureFormat = 'jpg' | 'png' | 'webp' | 'gif' | 'avif'

export const mimeTypes: Record<PictureFormat, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}

/**
 * Tells what a file is by its first bytes, never by its name or by what the sender claims.
 * @returns the format, or a sentence that says why it cannot be used as a picture and what to do.
 */
export function sniffPicture(bytes: Buffer): { format: PictureFormat } | { problem: string } {
  const ascii = (start: number, end: number) => bytes.toString('latin1', start, end)
  if (bytes.length === 0) return { problem: 'The file is empty. Choose the picture again.' }
  if (bytes.readUIntBE(0, Math.min(3, bytes.length)) === 0xffd8ff) return { format: 'jpg' }
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return { format: 'png' }
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return { format: 'gif' }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { format: 'webp' }
  if (ascii(4, 8) === 'ftyp') {
    const brands = ascii(8, Math.min(bytes.length, Math.max(12, bytes.readUInt32BE(0)), 128))
    if (/avif|avis/.test(brands)) return { format: 'avif' }
    if (/hei[cxms]|hev[cx]|mif1/.test(brands)) return { problem: iphonePhoto }
  }
  const start = ascii(0, 1024).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  if (/^\s*</.test(start.replaceAll('\0', ''))) {
    return {
      problem:
        'SVG drawings and web pages can carry programs, so they are not taken as pictures. Export the drawing as PNG and upload that.',
    }
  }
  if (/^(II\*\0|MM\0\*)/.test(start)) return { problem: saveAs('a TIFF picture') }
  if (start.startsWith('BM')) return { problem: saveAs('a BMP picture') }
  if (start.startsWith('%PDF')) return { problem: saveAs('a PDF') }
  return { problem: saveAs('not a picture that browsers show') }
}

const iphonePhoto =
  'This is an iPhone photo in the HEIC format, which most browsers can’t show. On the iPhone, open it in Photos, tap Share, then Options, choose Most Compatible, save it to Files and upload that copy. On a Mac, open it in Preview, choose Export and JPEG. If you choose Most Compatible in the iPhone’s Settings, under Camera and Formats, new photos can be uploaded as they are.'

function saveAs(what: string): string {
  return `This file is ${what}. Save it as JPEG, PNG, WebP, AVIF or GIF and upload it again.`
}
