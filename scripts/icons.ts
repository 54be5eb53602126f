import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { runScript } from './processes.ts'

const folder = path.join(import.meta.dirname, '..', 'public')

/** `node scripts/icons.ts`: makes every icon of `public/icon.svg`, so that all show the same lamp. */
await runScript(async () => {
  const rounded = await readFile(path.join(folder, 'icon.svg'), 'utf8')
  // Phones cut their own shape: up to the edge there must be colour.
  const square = rounded.replaceAll(' rx="15"', '')
  if (square === rounded) throw new Error('The icon’s corners are not where they were.')
  const write = (name: string, content: Buffer) => writeFile(path.join(folder, name), content)
  await Promise.all([
    write('favicon.ico', asIco(await draw(rounded, 32), 32)),
    write('apple-touch-icon.png', await draw(square, 180)),
    write('icon-192.png', await draw(rounded, 192)),
    write('icon-512.png', await draw(rounded, 512)),
    write('icon-maskable-512.png', await draw(withRoom(square), 512)),
  ])
})

function draw(source: string, size: number): Promise<Buffer> {
  return sharp(Buffer.from(source), { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** All that matters stands within the middle four fifths (W3C, Web Application Manifest, “maskable”). */
function withRoom(source: string): string {
  return source.replaceAll(
    '<path ',
    '<path transform="translate(32 32) scale(.86) translate(-32 -33)" ',
  )
}

/** One picture in the container that old browsers ask for: a directory of one entry, and a PNG behind it. */
function asIco(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
