import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { startTestLake, type TestLake } from '../test-lake.ts'
import { openAssetFiles } from './asset-files.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})

afterAll(() => lake.close())

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64')

type Asset = { _id: string; path: string; url: string; sha1hash: string; assetId: string } & Record<
  string,
  unknown
>

async function upload(kind: 'images' | 'files', body: Buffer, query = '?filename=a.jpg') {
  const answer = await fetch(`${lake.url}/v1/assets/${kind}/production${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${lake.token('editor')}`,
      'content-type': 'application/x-anything',
    },
    body: new Uint8Array(body),
  })
  return {
    status: answer.status,
    body: (await answer.json()) as { document: Asset; message: string },
  }
}

/** Left half red, right half blue; 400 × 200. */
const twoColours = (format: 'jpeg' | 'png' | 'webp' = 'png') =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#ff0000' } })
    .composite([
      {
        input: { create: { width: 200, height: 200, channels: 3, background: '#0000ff' } },
        left: 200,
        top: 0,
      },
    ])
    .removeAlpha()
    .toFormat(format)
    .toBuffer()

/** A PNG of a few hundred bytes that claims to have 3,600 megapixels. */
async function makeBomb(): Promise<Buffer> {
  const bytes = await twoColours()
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

async function render(asset: Asset, query: string, headers: Record<string, string> = {}) {
  const answer = await lake.get(`/${asset.path}${query}`, undefined, headers)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const { width, height, format } = await sharp(bytes).metadata()
  const colourAt = async (x: number, y: number) => {
    const { data, info } = await sharp(bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
    const [red = 0, , blue = 0] = data.subarray(start, start + 3)
    return red > 180 && blue < 80 ? 'red' : blue > 180 && red < 80 ? 'blue' : 'other'
  }
  return { answer, bytes, width, height, format, colourAt }
}

describe('uploading a picture', () => {
  it('makes the document that the Studio expects', async () => {
    const bytes = await twoColours()
    const { status, body } = await upload(
      'images',
      bytes,
      '?filename=two.png&title=Two&sourceId=1&sourceName=disk',
    )
    expect(status).toBe(200)
    const hash = sha1(bytes)
    expect(body.document).toMatchObject({
      _id: `image-${hash}-400x200-png`,
      _type: 'sanity.imageAsset',
      assetId: hash,
      sha1hash: hash,
      extension: 'png',
      mimeType: 'image/png',
      size: bytes.length,
      originalFilename: 'two.png',
      title: 'Two',
      source: { id: '1', name: 'disk' },
      path: `images/nightlight/production/${hash}-400x200.png`,
      url: `http://localhost:3000/lake/images/nightlight/production/${hash}-400x200.png`,
      metadata: {
        dimensions: { width: 400, height: 200, aspectRatio: 2 },
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        blurHash: expect.stringMatching(/^.{20,}$/),
        hasAlpha: false,
        isOpaque: true,
        palette: {
          dominant: {
            background: expect.stringMatching(/^#(ff0000|0000ff)$/),
            population: expect.closeTo(50, -1),
          },
          vibrant: { foreground: expect.any(String) },
        },
      },
    })
    expect(body.document._rev).toEqual(expect.any(String))
  })

  it('gives the same document for the same bytes, whatever their name', async () => {
    const bytes = await twoColours('jpeg')
    const first = await upload('images', bytes, '?filename=first.jpg')
    const again = await upload('images', bytes, '?filename=again.jpg')
    expect(again.body.document).toEqual(first.body.document)
  })

  it('goes by the bytes and not by the name', async () => {
    const { body } = await upload('images', await twoColours('webp'), '?filename=photo.jpg')
    expect(body.document).toMatchObject({ extension: 'webp', mimeType: 'image/webp' })
  })

  it('keeps no place, and is found by the hash of the file in hand', async () => {
    const photo = await sharp(await twoColours())
      .jpeg({ quality: 91 })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 38/1 0/1' } })
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const { body } = await upload('images', photo)
    const { document } = body
    expect(document.sha1hash).toBe(sha1(photo))

    const stored = await render(document, '')
    expect((await sharp(stored.bytes).metadata()).exif).toBeUndefined()
    expect(document.assetId).toBe(sha1(stored.bytes))
    expect(stored.answer.headers.get('x-sanity-sha1')).toBe(document.assetId)
    expect((await upload('images', stored.bytes)).body.document._id).toBe(document._id)
  })

  it('measures a turned photograph as it is seen', async () => {
    const photo = await sharp(await twoColours())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { document } = (await upload('images', photo)).body
    expect(document._id).toMatch(/-200x400-jpg$/)
    const { width, height, colourAt } = await render(document, '?w=100&fm=png')
    expect([width, height]).toEqual([100, 200])
    expect([await colourAt(0.5, 0.1), await colourAt(0.5, 0.9)]).toEqual(['red', 'blue'])
    const cut = await render(document, '?rect=0,100,200,300&flip=v&fm=png')
    expect([cut.width, cut.height, await cut.colourAt(0.5, 0.1)]).toEqual([200, 300, 'blue'])
    const mirrored = await render(document, '?rect=0,0,200,300&flip=h&fm=png')
    expect(await mirrored.colourAt(0.5, 0.1)).toBe('red')
  })

  it('sees through what is transparent', async () => {
    const glass = await sharp({
      create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer()
    expect((await upload('images', glass)).body.document.metadata).toMatchObject({
      hasAlpha: true,
      isOpaque: false,
      lqip: expect.stringMatching(/^data:image\/png/),
    })
  })

  it.each([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'SVG',
    ],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('hello'), 'not a picture'],
    [
      'an iPhone photo',
      Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafMiHBheic'),
      'tap Share, then Options, choose Most Compatible',
    ],
    ['a picture cut off', 'cut', 'damaged'],
    ['a picture with broken pixels', 'broken', 'damaged'],
    ['a picture of 3,600 megapixels in few bytes', 'bomb', 'megapixels'],
  ])('is refused in a sentence for %s', async (_, content, word) => {
    const picture = await twoColours('jpeg')
    const bytes =
      content === 'cut'
        ? picture.subarray(0, picture.length / 2)
        : content === 'broken'
          ? Buffer.concat([(await twoColours()).subarray(0, 60), Buffer.alloc(200, 7)])
          : content === 'bomb'
            ? await makeBomb()
            : content
    const { status, body } = await upload('images', bytes as Buffer)
    expect(status).toBe(400)
    expect(body.message).toContain(word)
  })

  it('leaves no half-written file behind', () => {
    const names = readdirSync(path.join(lake.folder, 'assets', 'images'))
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('showing a picture', () => {
  let asset: Asset

  beforeAll(async () => {
    asset = (
      await upload(
        'images',
        await sharp(await twoColours())
          .png({ compressionLevel: 1 })
          .toBuffer(),
        '?filename=Two Colours – é.png',
      )
    ).body.document
  })

  it('sends the stored bytes, to be kept for ever', async () => {
    const { answer, bytes } = await render(asset, '')
    expect(sha1(bytes)).toBe(asset.assetId)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'x-sanity-sha1': asset.assetId,
      'x-sanity-md5': expect.any(String),
      etag: `"${asset.assetId}"`,
    })
    const again = await lake.get(`/${asset.path}`, undefined, {
      'if-none-match': `"${asset.assetId}"`,
    })
    expect(again.status).toBe(304)
  })

  it.each([
    ['?w=100', 100, 50],
    ['?h=100', 200, 100],
    ['?w=100&h=100', 100, 50],
    ['?w=800', 800, 400],
    ['?w=800&fit=max', 400, 200],
    ['?w=100&dpr=2', 200, 100],
    ['?w=100&h=100&fit=crop', 100, 100],
    ['?w=800&h=800&fit=crop', 800, 800],
    ['?w=800&h=800&fit=min', 200, 200],
    ['?w=100&h=100&fit=scale', 100, 100],
    ['?w=100&h=100&fit=fill&bg=fff', 100, 100],
    ['?w=500&h=500&fit=fillmax&bg=fff', 500, 500],
    ['?w=500&fit=crop', 500, 250],
    ['?max-w=100', 100, 50],
    ['?max-w=1000', 400, 200],
    ['?rect=0,0,50,60', 50, 60],
    ['?rect=390,190,50,60', 10, 10],
    ['?rect=0,0,200,200&w=100', 100, 100],
    ['?or=90', 200, 400],
    ['?or=180&w=100', 100, 50],
    ['?pad=10', 420, 220],
    ['?blur=50&sat=-100&sharp=10&invert=true&flip=hv', 400, 200],
  ])('%s is %i × %i', async (query, width, height) => {
    expect(await render(asset, query)).toMatchObject({ width, height })
  })

  it.each([
    ['?rect=0,0,200,200', 'red', 'red'],
    ['?rect=200,0,200,200', 'blue', 'blue'],
    ['?flip=h', 'blue', 'red'],
    ['?flip=v', 'red', 'blue'],
    ['?or=180', 'blue', 'red'],
    ['?w=50&h=200&fit=crop&crop=left', 'red', 'red'],
    ['?w=50&h=200&fit=crop&crop=right', 'blue', 'blue'],
    ['?w=50&h=200&fit=crop&crop=focalpoint&fp-x=0&fp-y=0', 'red', 'red'],
    ['?w=50&h=200&fit=crop&crop=focalpoint&fp-x=0.9', 'blue', 'blue'],
    ['?w=100&h=100&fit=crop', 'red', 'blue'],
    ['?rect=100,0,300,200&w=50&h=200&fit=crop&crop=focalpoint&fp-x=1', 'blue', 'blue'],
    ['?rect=100,0,300,200&flip=h', 'blue', 'red'],
    ['?or=180&rect=0,0,300,200', 'blue', 'red'],
    ['?or=180&rect=0,0,200,200&flip=h', 'blue', 'blue'],
    ['?or=180&rect=0,0,200,200&flip=hv&w=30', 'blue', 'blue'],
    ['?or=90&rect=0,0,200,200', 'red', 'red'],
    ['?or=270&rect=0,0,200,200&flip=v', 'blue', 'blue'],
  ])('%s shows %s on the left and %s on the right', async (query, left, right) => {
    const { colourAt } = await render(asset, query)
    expect([await colourAt(0.1, 0.5), await colourAt(0.9, 0.5)]).toEqual([left, right])
  })

  it.each([
    ['?auto=format', 'image/avif,image/webp,*/*', 'image/avif'],
    ['?auto=format', 'image/webp,*/*', 'image/webp'],
    ['?auto=format', '*/*', 'image/png'],
    ['?auto=format&fm=jpg', 'image/avif', 'image/jpeg'],
    ['?fm=webp', '*/*', 'image/webp'],
    ['?fm=pjpg&q=20', '*/*', 'image/jpeg'],
    ['?fm=avif&w=50', '*/*', 'image/avif'],
  ])('%s for a browser that takes %s is %s', async (query, accept, type) => {
    const { answer } = await render(asset, query, { accept })
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('vary')?.includes('accept') ?? false).toBe(
      query.includes('auto') && !query.includes('fm='),
    )
  })

  it('is prepared once and kept', async () => {
    const [one, two] = await Promise.all([render(asset, '?w=77&q=50'), render(asset, '?q=50&w=77')])
    expect(one.answer.headers.get('etag')).toBe(two.answer.headers.get('etag'))
    const kept = readdirSync(path.join(lake.folder, 'image-cache'))
    expect(kept).toContain(one.answer.headers.get('etag')?.replaceAll('"', ''))
    const again = await lake.get(`/${asset.path}?w=77&q=50`, undefined, {
      'if-none-match': one.answer.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('can be saved under a name', async () => {
    const disposition = async (query: string) =>
      (await render(asset, query)).answer.headers.get('content-disposition')
    expect(await disposition('')).toBeNull()
    expect(await disposition('?dl=cat.png')).toBe(
      `attachment; filename="cat.png"; filename*=UTF-8''cat.png`,
    )
    expect(await disposition('?dl=')).toBe(
      `attachment; filename="Two Colours _ _.png"; filename*=UTF-8''Two%20Colours%20%E2%80%93%20%C3%A9.png`,
    )
    expect(await disposition('?dl=%0d%0aset-cookie:%20a=b')).not.toMatch(/[\r\n]/)
  })

  it('answers HEAD, and takes a pretty name behind the address', async () => {
    const head = await fetch(`${lake.url}/${asset.path}?w=60`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0)
    expect((await lake.get(`/${asset.path}/two-colours.png`)).status).toBe(200)
  })

  it.each([
    '/images/nightlight/production/..%2f..%2fidentity.sqlite',
    `/images/nightlight/production/${'0'.repeat(40)}-1x1.png`,
    '/images/nightlight/production/a.png',
    '/files/nightlight/production/..%2fidentity.sqlite',
  ])('does not exist: %s', async (address) => {
    expect((await lake.get(address)).status).toBe(404)
  })

  it('is not shown in another dataset, nor with a parameter that nobody knows', async () => {
    expect((await lake.get(`/${asset.path.replace('production', 'other')}`)).status).toBe(404)
    expect((await lake.get(`/${asset.path}?size=huge`)).status).toBe(400)
  })

  it('is gone once its document is deleted', async () => {
    const { document } = (
      await upload(
        'images',
        await sharp(await twoColours())
          .rotate(90)
          .png()
          .toBuffer(),
      )
    ).body
    expect((await lake.get(`/${document.path}`)).status).toBe(200)
    await fetch(`${lake.url}/v1/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake.token('editor')}` },
      body: JSON.stringify({ mutations: [{ delete: { id: document._id } }] }),
    })
    const answer = await lake.get(`/${document.path}`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('other files', () => {
  it('come back byte for byte, as a download that can never run', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>')
    const { body } = await upload('files', bytes, '?filename=Notes.HTML')
    expect(body.document).toMatchObject({
      _id: `file-${sha1(bytes)}-html`,
      _type: 'sanity.fileAsset',
      extension: 'html',
      originalFilename: 'Notes.HTML',
      size: bytes.length,
    })
    const answer = await lake.get(`/${body.document.path}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="Notes.HTML"/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-sanity-sha1': sha1(bytes),
    })
  })

  it('are sent with the hash that they should have, so that damage on the disk is noticed', async () => {
    const bytes = Buffer.from('all of it')
    const { body } = await upload('files', bytes, '?filename=whole.txt')
    const file = path.join(lake.folder, 'assets/files', path.basename(body.document.path))
    writeFileSync(file, 'part of it')
    const answer = await lake.get(`/${body.document.path}`)
    expect(await answer.text()).toBe('part of it')
    expect(answer.headers.get('x-sanity-sha1')).toBe(sha1(bytes))
  })

  it('are read piece by piece, and closed when nobody wants the rest', async () => {
    const bytes = Buffer.alloc(3_000_000, 'x')
    const { body } = await upload('files', bytes, '?filename=long.txt')
    const files = openAssetFiles(lake.folder)
    const opened = await files.open('files', path.basename(body.document.path))
    expect(opened).toMatchObject({ size: bytes.length, md5: md5(bytes) })
    const first = (await opened?.stream[Symbol.asyncIterator]().next())?.value as Buffer
    expect(first.length).toBeLessThan(bytes.length)
    const closed = new Promise((resolve) => opened?.stream.once('close', resolve))
    opened?.stream.destroy()
    await closed
    const answer = await fetch(`${lake.url}/${body.document.path}`, { method: 'HEAD' })
    expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  })

  it('are downloads of no special kind when their document names a kind that is none', async () => {
    const { body } = await upload('files', Buffer.from('odd'), '?filename=odd.bin')
    const { _id } = body.document
    await fetch(`${lake.url}/v1/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake.token('editor')}` },
      body: JSON.stringify({
        mutations: [{ patch: { id: _id, set: { mimeType: 'text/ñ\n🌙' } } }],
      }),
    })
    const answer = await lake.get(`/${body.document.path}`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(await answer.text()).toBe('odd')
  })
})
