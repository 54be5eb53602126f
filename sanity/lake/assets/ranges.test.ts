import sharp from 'sharp'
import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake
let addresses: Record<'picture' | 'file', string>
let contents: Record<'picture' | 'file', Buffer>

beforeAll(async () => {
  lake = await startTestLake()
  contents = {
    picture: await sharp({ create: { width: 90, height: 60, channels: 3, background: '#357' } })
      .png()
      .toBuffer(),
    file: Buffer.from('The quick brown fox jumps over the lazy dog.'),
  }
  addresses = {
    picture: await upload('images', contents.picture),
    file: await upload('files', contents.file),
  }
})

afterAll(() => lake.close())

async function upload(kind: 'images' | 'files', body: Buffer): Promise<string> {
  const answer = await fetch(`${lake.url}/v1/assets/${kind}/production?filename=fox.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token('editor')}` },
    body: new Uint8Array(body),
  })
  const { document } = (await answer.json()) as { document: { path: string } }
  return `/${document.path}`
}

describe.each(['picture', 'file'] as const)('a part of a stored %s', (what) => {
  const ask = async (range: string, extra: Record<string, string> = {}) => {
    const answer = await lake.get(addresses[what], undefined, { range, ...extra })
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  it('is sent alone, and says where it belongs', async () => {
    const size = contents[what].length
    const { answer, bytes } = await ask('bytes=4-8')
    expect(answer.status).toBe(206)
    expect(bytes).toEqual(contents[what].subarray(4, 9))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-range': `bytes 4-8/${size}`,
      'content-length': '5',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await ask('bytes=-4')).bytes).toEqual(contents[what].subarray(size - 4))
  })

  it('goes on from where a download broke off, of this very file only', async () => {
    const etag = (await lake.get(addresses[what])).headers.get('etag') ?? ''
    expect((await ask('bytes=10-', { 'if-range': etag })).answer.status).toBe(206)
    const other = await ask('bytes=10-', { 'if-range': '"another"' })
    expect(other.answer.status).toBe(200)
    expect(other.bytes).toEqual(contents[what])
  })

  it('does not exist behind its end', async () => {
    const { answer } = await ask('bytes=99999-')
    expect(answer.status).toBe(416)
    expect(answer.headers.get('content-range')).toBe(`bytes */${contents[what].length}`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('need not be sent to whoever has it all', async () => {
    const etag = (await lake.get(addresses[what])).headers.get('etag') ?? ''
    expect((await ask('bytes=0-3', { 'if-none-match': etag })).answer.status).toBe(304)
  })

  it('is announced in the head', async () => {
    const head = await fetch(lake.url + addresses[what], {
      method: 'HEAD',
      headers: { range: 'bytes=0-3' },
    })
    expect(head.status).toBe(200)
    expect(head.headers.get('accept-ranges')).toBe('bytes')
    expect(head.headers.get('content-length')).toBe(String(contents[what].length))
  })
})
