import sharp from 'sharp'
import { sniffPicture } from './sniff.ts'
import { stripMetadata } from './strip-metadata.ts'

const secret = 'Costa Mesa 33.64N'

/** A picture of noise, so that a change of any pixel shows. */
const canvas = () =>
  sharp({
    create: {
      width: 60,
      height: 40,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })

const tagged = (orientation: number) =>
  canvas()
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Copyright: secret, Artist: secret },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 38/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${secret} --></x:xmpmeta>`)

async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return await sharp(bytes).autoOrient().raw().toBuffer()
}

const pictures = [
  ['jpg', (orientation: number) => tagged(orientation).jpeg().toBuffer()],
  ['jpg', (orientation: number) => tagged(orientation).jpeg({ progressive: true }).toBuffer()],
  ['png', (orientation: number) => tagged(orientation).png().toBuffer()],
  ['webp', (orientation: number) => tagged(orientation).webp({ lossless: true }).toBuffer()],
] as const

describe.each(pictures)('a %s with a place in it', (format, make) => {
  it.each([1, 3, 6, 8])(
    'keeps its pixels and loses the place (orientation %i)',
    async (orientation) => {
      const bytes = await make(orientation)
      expect(bytes.includes(secret)).toBe(true)
      const stripped = await stripMetadata(bytes, format, orientation)
      if (!stripped) throw new Error('The picture was taken for broken')
      expect(stripped.includes(secret)).toBe(false)
      expect(stripped.includes('GPS')).toBe(false)
      expect((await pixelsOf(stripped)).equals(await pixelsOf(bytes))).toBe(true)
      expect((await sharp(stripped).metadata()).orientation ?? 1).toBe(orientation)
    },
  )

  it.each([1, 6])('is the same after stripping twice (orientation %i)', async (orientation) => {
    const once = await stripMetadata(await make(orientation), format, orientation)
    const twice = await stripMetadata(once ?? Buffer.alloc(0), format, orientation)
    expect(twice?.equals(once ?? Buffer.alloc(0))).toBe(true)
  })

  it('is called broken wherever it is cut', async () => {
    const bytes = await make(1)
    for (const share of [0.05, 0.3, 0.6, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share))
      expect(await stripMetadata(cut, format, 1)).toBeUndefined()
    }
  })
})

it('keeps the colour profile of a picture', async () => {
  const bytes = await canvas().withIccProfile('p3').jpeg().toBuffer()
  const stripped = (await stripMetadata(bytes, 'jpg', 1)) ?? Buffer.alloc(0)
  expect((await sharp(stripped).metadata()).icc).toBeDefined()
})

it('drops what a camera hangs on behind the end of a picture', async () => {
  const bytes = Buffer.concat([await canvas().jpeg().toBuffer(), Buffer.from(`video ${secret}`)])
  expect((await stripMetadata(bytes, 'jpg', 1))?.includes(secret)).toBe(false)
})

it('drops the comment of a GIF and keeps it moving', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ loop: 0, delay: [100, 100] })
    .toBuffer()
  const comment = Buffer.concat([
    Buffer.from([0x21, 0xfe, secret.length]),
    Buffer.from(secret),
    Buffer.from([0]),
  ])
  const tagged = Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)])
  const stripped = (await stripMetadata(tagged, 'gif', 1)) ?? Buffer.alloc(0)
  expect(stripped.includes(secret)).toBe(false)
  expect((await sharp(stripped, { animated: true }).metadata()).pages).toBe(2)
})

it('takes the place out of an AVIF', async () => {
  const bytes = await tagged(1).avif().toBuffer()
  expect(bytes.includes(secret)).toBe(true)
  expect((await stripMetadata(bytes, 'avif', 1))?.includes(secret)).toBe(false)
})

describe('what a file is', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'shows in its first bytes: %s',
    async (name) => {
      const bytes = await canvas().toFormat(name).toBuffer()
      expect(sniffPicture(bytes)).toEqual({ format: name === 'jpeg' ? 'jpg' : name })
    },
  )

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG', '\ufeff <?xml version="1.0"?><svg/>'],
    ['SVG', '<!-- GIF89a --><html><script>'],
    ['empty', ''],
    ['PDF', '%PDF-1.7'],
    ['TIFF', 'II*\0'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['not a picture', 'MZ\x90\0'],
    ['not a picture', 'a'],
  ])('is told to a person when it is no picture: %s', (word, text) => {
    expect(sniffPicture(Buffer.from(text))).toEqual({ problem: expect.stringContaining(word) })
  })
})
